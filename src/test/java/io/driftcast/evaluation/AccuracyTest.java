package io.driftcast.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.driftcast.Goldens;
import io.driftcast.forecast.Forecast;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class AccuracyTest {

    private static Forecast points(double... values) {
        return forecast(values, 0, 0);
    }

    /** Bounds so far to either side of the points. */
    private static Forecast forecast(double[] values, double to80, double to95) {
        return new Forecast(
                values,
                values,
                new double[values.length],
                moved(values, -to80),
                moved(values, to80),
                moved(values, -to95),
                moved(values, to95));
    }

    private static double[] moved(double[] values, double by) {
        return Arrays.stream(values).map(value -> value + by).toArray();
    }

    @Test
    void measuresAreThoseOfTheirDefinitions() {
        Accuracy accuracy = Accuracy.of(new double[] {10, 20, 40}, points(12, 16, 40), 4);

        assertThat(accuracy.n()).isEqualTo(3);
        assertThat(accuracy.rmse()).isCloseTo(Math.sqrt((4 + 16) / 3.0), within(1e-12));
        assertThat(accuracy.mae()).isCloseTo(2, within(1e-12));
        assertThat(accuracy.mape()).isCloseTo(100 * (0.2 + 0.2) / 3, within(1e-12));
        assertThat(accuracy.smape()).isCloseTo(200 * (2 / 22.0 + 4 / 36.0) / 3, within(1e-12));
        assertThat(accuracy.mase()).isCloseTo(0.5, within(1e-12));
    }

    @Test
    void coverageCountsBothEndsOfTheBounds() {
        Forecast forecast = forecast(new double[] {0, 0, 0, 0}, 1, 2);

        Accuracy accuracy = Accuracy.of(new double[] {1, -1.5, 2, 2.5}, forecast, 1);

        assertThat(accuracy.coverage80()).isEqualTo(0.25);
        assertThat(accuracy.coverage95()).isEqualTo(0.75);
    }

    @Test
    void pinballWeighsMissesByTheirSide() {
        Accuracy accuracy = Accuracy.of(new double[] {3}, forecast(new double[] {0}, 1, 2), 1);

        double expected =
                (0.025 * (3 + 2) + 0.1 * (3 + 1) + 0.5 * 3 + 0.9 * (3 - 1) + 0.975 * (3 - 2)) / 5;
        assertThat(accuracy.pinball()).isCloseTo(expected, within(1e-12));
    }

    @Test
    void missingActualsAreLeftOut() {
        double nan = Double.NaN;

        Accuracy accuracy = Accuracy.of(new double[] {nan, 20, nan}, points(1, 16, 3), 2);

        assertThat(accuracy).isEqualTo(Accuracy.of(new double[] {20}, points(16), 2));
        assertThat(Accuracy.of(new double[] {nan}, points(1), 1)).isEqualTo(Accuracy.NONE);
        assertThat(Accuracy.NONE.n()).isZero();
        assertThat(Accuracy.NONE.rmse()).isNaN();
        assertThat(Accuracy.NONE.coverage80()).isNaN();
    }

    @Test
    void aZeroThatIsHitCountsNothingAndOneThatIsMissedIsInfinite() {
        assertThat(Accuracy.of(new double[] {0, 10}, points(0, 11), 1).mape())
                .isCloseTo(5, within(1e-12));
        Accuracy missed = Accuracy.of(new double[] {0}, points(1), 1);
        assertThat(missed.mape()).isInfinite();
        assertThat(missed.smape()).isEqualTo(200);
    }

    @Test
    void theScaleIsTheMeanAbsoluteSeasonalDifference() {
        double nan = Double.NaN;

        assertThat(Accuracy.scale(new double[] {1, 3, 2, 7}, 1)).isCloseTo(8 / 3.0, within(1e-15));
        assertThat(Accuracy.scale(new double[] {1, 3, 2, 7}, 2)).isEqualTo(2.5);
        assertThat(Accuracy.scale(new double[] {1, nan, 2, 7}, 2)).isEqualTo(1);
        assertThat(Accuracy.scale(new double[] {1, nan}, 1)).isNaN();
        assertThat(Accuracy.scale(new double[] {}, 12)).isNaN();
    }

    @Test
    void relativeMeasuresDoNotDependOnTheUnit() {
        RandomGenerator random = new SplittableRandom(7);
        double[] training = random.doubles(50, 1, 9).toArray();
        double[] actual = random.doubles(10, 1, 9).toArray();
        double[] point = random.doubles(10, 1, 9).toArray();

        Accuracy plain = Accuracy.of(actual, points(point), Accuracy.scale(training, 4));
        for (double unit : new double[] {1e-6, 1e6}) {
            double[] scaled = times(training, unit);
            Accuracy other =
                    Accuracy.of(
                            times(actual, unit),
                            points(times(point, unit)),
                            Accuracy.scale(scaled, 4));
            assertThat(other.mase()).isCloseTo(plain.mase(), within(1e-12));
            assertThat(other.smape()).isCloseTo(plain.smape(), within(1e-10));
            assertThat(other.rmse() / unit).isCloseTo(plain.rmse(), within(1e-12));
        }
    }

    private static double[] times(double[] values, double factor) {
        return Arrays.stream(values).map(value -> value * factor).toArray();
    }

    /** Of every forecast in the file, by thirty models of R on fourteen series. */
    @Test
    void accuraciesOfKeptForecastsAreThoseOfR() throws IOException {
        Path file =
                Path.of(System.getProperty("shared.dir", "../shared"), "goldens/holdout_r.json");
        assumeTrue(Files.exists(file), () -> file + " is not there (system property shared.dir)");
        JsonNode goldens = new ObjectMapper().readTree(file.toFile());
        int compared = 0;
        for (var series : goldens.properties()) {
            JsonNode golden = series.getValue();
            double[] values = Goldens.series(series.getKey());
            double[] training = Arrays.copyOf(values, golden.get("train_n").asInt());
            double scale = Accuracy.scale(training, golden.get("mase_lag").asInt());
            double[] actual = Goldens.numbers(golden.get("actual"));
            for (var model : golden.get("forecast").properties()) {
                Accuracy ours =
                        Accuracy.of(actual, points(Goldens.numbers(model.getValue())), scale);
                JsonNode theirs = golden.get("accuracy").get(model.getKey());
                String what = series.getKey() + " " + model.getKey();
                same(what, ours.rmse(), theirs.get("RMSE"));
                same(what, ours.mae(), theirs.get("MAE"));
                same(what, ours.mape(), theirs.get("MAPE"));
                same(what, ours.smape(), theirs.get("sMAPE"));
                same(what, ours.mase(), theirs.get("MASE"));
                compared++;
            }
        }
        assertThat(compared).isGreaterThan(300);
    }

    private static void same(String what, double ours, JsonNode theirs) {
        assertThat(ours).as(what).isCloseTo(theirs.asDouble(), Percentage.withPercentage(1e-4));
    }
}
