package io.driftcast.series.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.driftcast.Goldens;
import io.driftcast.series.Differencing;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class UnitRootsTest {

    static Stream<String> names() {
        return KpssTest.names();
    }

    @ParameterizedTest
    @MethodSource("names")
    void agreesWithNdiffs(String name) {
        int expected = Goldens.read("stationarity.json").get(name).get("ndiffs").asInt();
        assertThat(UnitRoots.ndiffs(Goldens.series(name))).isEqualTo(expected);
    }

    @Test
    void missingValuesAreLeftOut() {
        double[] series = Goldens.series("co2");
        double[] spread = new double[2 * series.length + 1];
        Arrays.fill(spread, Double.NaN);
        for (int t = 0; t < series.length; t++) {
            spread[2 * t + 1] = series[t];
        }
        assertThat(UnitRoots.ndiffs(spread)).isEqualTo(UnitRoots.ndiffs(series)).isEqualTo(1);
    }

    @Test
    void constantEmptyAndShortSeriesNeedNone() {
        assertThat(UnitRoots.ndiffs(new double[0])).isZero();
        assertThat(UnitRoots.ndiffs(new double[] {Double.NaN, Double.NaN})).isZero();
        assertThat(UnitRoots.ndiffs(new double[] {1, 2})).isZero();
        double[] constant = new double[500];
        Arrays.fill(constant, 0.1);
        assertThat(UnitRoots.ndiffs(constant)).isZero();
    }

    @Test
    void straightLineNeedsOneWhateverItsRounding() {
        double[] line = new double[300];
        for (int t = 0; t < line.length; t++) {
            line[t] = 1e6 + 0.1 * t;
        }
        assertThat(UnitRoots.ndiffs(line)).isEqualTo(1);
    }

    @Test
    void differencesKeepGaps() {
        double[] series = {1, 4, Double.NaN, 9, 16};
        assertThat(Differencing.first(series)).containsExactly(3, Double.NaN, Double.NaN, 7);
        assertThat(Differencing.repeated(new double[] {1, 4, 9, 16}, 2)).containsExactly(2, 2);
        assertThat(Differencing.first(new double[0])).isEmpty();
        assertThatThrownBy(() -> Differencing.repeated(series, -1))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
