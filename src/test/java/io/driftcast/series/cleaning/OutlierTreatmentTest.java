package io.driftcast.series.cleaning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.driftcast.Goldens;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class OutlierTreatmentTest {

    private static double[] nileWithTwoOutliers() {
        double[] values = Goldens.series("Nile");
        values[30] = 9000;
        values[60] = -7000;
        values[70] = Double.NaN;
        return values;
    }

    @Test
    void removesAndSaysWhat() {
        double[] values = nileWithTwoOutliers();
        double[] before = values.clone();
        OutlierTreatment.Treated treated = new OutlierTreatment(3).remove(values);
        assertThat(treated.treated()).containsExactly(30, 60);
        assertThat(treated.values()[30]).isNaN();
        assertThat(treated.values()[60]).isNaN();
        assertThat(values).containsExactly(before);
        before[30] = Double.NaN;
        before[60] = Double.NaN;
        assertThat(treated.values()).containsExactly(before);
    }

    @Test
    void clipsToTheBounds() {
        double[] values = nileWithTwoOutliers();
        OutlierTreatment.Treated treated = new OutlierTreatment(3).clip(values);
        double[] there = Arrays.stream(values).filter(v -> !Double.isNaN(v)).toArray();
        double mean = Arrays.stream(there).average().orElseThrow();
        double deviation =
                Math.sqrt(
                        Arrays.stream(there)
                                .map(v -> (v - mean) * (v - mean))
                                .average()
                                .orElseThrow());
        assertThat(treated.values()[30]).isCloseTo(mean + 3 * deviation, within(1e-9));
        assertThat(treated.values()[60]).isCloseTo(mean - 3 * deviation, within(1e-9));
        assertThat(treated.values()[31]).isEqualTo(values[31]);
        assertThat(treated.treated()).containsExactly(30, 60);
    }

    @Test
    void hasNoUnits() {
        double[] values = nileWithTwoOutliers();
        for (double factor : new double[] {1e-6, 1e6, -1}) {
            double[] scaled = Arrays.stream(values).map(v -> v * factor).toArray();
            assertThat(new OutlierTreatment(3).clip(scaled).treated()).containsExactly(30, 60);
        }
    }

    @Test
    void tenValuesHaveNoOutlierAtThree() {
        double[] values = {0, 0, 0, 0, 0, 0, 0, 0, 0, 1e9};
        assertThat(new OutlierTreatment(3).remove(values).treated()).isEmpty();
        assertThat(new OutlierTreatment(2.9).remove(values).treated()).containsExactly(9);
    }

    @Test
    void edges() {
        double[] constant = new double[50];
        Arrays.fill(constant, 0.1);
        assertThat(new OutlierTreatment(0.5).clip(constant).values()).containsExactly(constant);
        double[] missing = {Double.NaN, Double.NaN};
        assertThat(new OutlierTreatment(3).clip(missing).values()).containsExactly(missing);
        assertThat(new OutlierTreatment(3).remove(new double[0]).values()).isEmpty();
        assertThatThrownBy(() -> new OutlierTreatment(0))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new OutlierTreatment(3).clip(new double[] {1, 1 / 0.0}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("value 1");
    }
}
