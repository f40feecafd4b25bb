package io.driftcast.series.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.driftcast.Goldens;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MovingWindowTest {

    static Stream<String> names() {
        return Goldens.read("averages.json").propertyStream().map(entry -> entry.getKey());
    }

    @ParameterizedTest
    @MethodSource("names")
    void agreesWithPandas(String name) {
        JsonNode golden = Goldens.read("averages.json").get(name);
        double[] values = Goldens.series(name);
        agrees(MovingWindow.means(values, 10), golden.get("sma10"), 0);
        JsonNode deviations = golden.get("rolling_sd10_last12");
        agrees(
                MovingWindow.standardDeviations(values, 10),
                deviations,
                values.length - deviations.size());
    }

    private static void agrees(double[] ours, JsonNode golden, int from) {
        for (int i = 0; i < golden.size(); i++) {
            if (golden.get(i).isNull()) {
                assertThat(ours[from + i]).isNaN();
            } else {
                double expected = golden.get(i).asDouble();
                double tolerance = 5.1e-8 * Math.abs(expected); // eight digits
                assertThat(ours[from + i]).isCloseTo(expected, within(tolerance));
            }
        }
    }

    @Test
    void windowIsEmptyUntilFullAndWhileAValueIsMissing() {
        double[] values = {1, 2, 3, Double.NaN, 5, 6, 7};
        assertThat(MovingWindow.means(values, 2))
                .containsExactly(Double.NaN, 1.5, 2.5, Double.NaN, Double.NaN, 5.5, 6.5);
        assertThat(MovingWindow.means(values, 1)).containsExactly(values);
        assertThat(new MovingWindow(3).mean()).isNaN();
        assertThat(MovingWindow.standardDeviations(values, 1)).containsOnly(Double.NaN);
    }

    @Test
    void longStreamsLeaveNoRounding() {
        MovingWindow window = new MovingWindow(3);
        window.add(1e16);
        for (double value : new double[] {0.1, 0.2, 0.3}) {
            window.add(value);
        }
        assertThat(window.mean()).isEqualTo((0.1 + 0.2 + 0.3) / 3);
    }

    @Test
    void refusesAWindowOfNothing() {
        assertThatThrownBy(() -> new MovingWindow(0)).isInstanceOf(IllegalArgumentException.class);
    }
}
