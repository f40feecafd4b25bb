package io.driftcast.series.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.driftcast.Goldens;
import io.driftcast.series.transform.Differencing;
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

    @ParameterizedTest
    @MethodSource("names")
    void agreesWithNsdiffsAtItsStrength(String name) {
        JsonNode golden = Goldens.read("analysis.json").get(name).get("nsdiffs");
        int period = name.equals("UKgas") || name.equals("JohnsonJohnson") ? 4 : 12;
        if (golden.isNull()) {
            assertThat(UnitRoots.nsdiffs(Goldens.series(name), 1, (values, m) -> 1)).isZero();
        } else {
            double strength = golden.get("strength").asDouble();
            assertThat(UnitRoots.nsdiffs(Goldens.series(name), period, (values, m) -> strength))
                    .isEqualTo(golden.get("seas").asInt());
        }
    }

    @Test
    void seasonalDifferenceNeedsAStrongSeason() {
        double[] series = Goldens.series("nottem");
        assertThat(UnitRoots.nsdiffs(series, 12, (values, m) -> 0.65)).isEqualTo(1);
        assertThat(UnitRoots.nsdiffs(series, 12, (values, m) -> 0.64)).isZero();
        assertThat(UnitRoots.nsdiffs(series, 12, (values, m) -> Double.NaN)).isZero();
        assertThat(UnitRoots.nsdiffs(series, 120, (values, m) -> 1)).isZero();
        assertThat(UnitRoots.nsdiffs(new double[60], 12, (values, m) -> 1)).isZero();
        assertThatThrownBy(() -> UnitRoots.nsdiffs(series, 0, (values, m) -> 1))
                .isInstanceOf(IllegalArgumentException.class);
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
