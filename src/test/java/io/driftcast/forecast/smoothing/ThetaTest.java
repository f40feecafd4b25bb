package io.driftcast.forecast.smoothing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.driftcast.Goldens;
import io.driftcast.forecast.Fit;
import io.driftcast.forecast.Forecast;
import io.driftcast.forecast.ForecasterFamilies;
import io.driftcast.forecast.ModelRequest.Zero;
import io.driftcast.forecast.TrainingSeries;
import io.driftcast.forecast.UnfittableSeriesException;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ThetaTest {

    private static final ForecasterFamilies FAMILIES = SmoothingFits.FAMILIES;

    static Stream<JsonNode> goldens() {
        return StreamSupport.stream(
                Goldens.read("smoothing.json").get("theta").spliterator(), false);
    }

    private static double scalar(Fit fit, String name) {
        Fit.Estimate estimate = fit.estimates().get(name);
        assertThat(estimate).as(name).isInstanceOf(Fit.Estimate.Scalar.class);
        return estimate instanceof Fit.Estimate.Scalar(double value) ? value : Double.NaN;
    }

    @ParameterizedTest
    @MethodSource("goldens")
    void forecastsAreThoseOfThetaf(JsonNode golden) throws UnfittableSeriesException {
        double[] values = Goldens.series(golden.get("series").asText());
        int period = golden.get("period").asInt();
        double[] expected = Goldens.numbers(golden.get("forecast"));
        Fit fit = new ThetaFitter(period, Zero.BOUND).fit(TrainingSeries.of(period, values));
        Forecast forecast = FAMILIES.restore(fit.model()).forecast(expected.length);
        for (int h = 0; h < expected.length; h++) {
            // R's search for alpha ends some 1e-4 short
            assertThat(forecast.median()[h]).isCloseTo(expected[h], within(5e-5 * expected[h]));
        }
    }

    /** Smoothing, and half the slope of the regression line. */
    @Test
    void runningModelIsTheClassicalFormula() throws UnfittableSeriesException {
        double[] x = Goldens.series("Nile");
        Fit fit = new ThetaFitter(1, Zero.BOUND).fit(TrainingSeries.of(1, x));
        double alpha = scalar(fit, "alpha");
        EtsFit smoothing =
                new EtsFitter(EtsSpec.parse("ets(A,N,N)"), 1, SmoothingBounds.ETS)
                        .estimate(x, Thread.currentThread());
        double drift = Line.through(x).slope() / 2;
        double reached = (1 - StrictMath.pow(1 - alpha, x.length)) / alpha;
        Forecast forecast = FAMILIES.restore(fit.model()).forecast(10);
        for (int h = 1; h <= 10; h++) {
            double classical = smoothing.last().level + drift * (h - 1 + reached);
            assertThat(forecast.median()[h - 1]).isCloseTo(classical, within(1e-9 * classical));
        }
    }

    @Test
    void dotmFindsTheLeastSquares() throws UnfittableSeriesException {
        for (String name : List.of("Nile", "airmiles", "JohnsonJohnson", "LakeHuron")) {
            double[] x = Goldens.series(name);
            Fit fit = new DotmFitter(1, Zero.BOUND).fit(TrainingSeries.of(1, x));
            double least = scalar(fit, "alpha");
            double found =
                    fit.model().metrics().getOrDefault("sigma2", Double.NaN) * (x.length - 1);
            SplittableRandom random = new SplittableRandom(5);
            for (int trial = 0; trial < 2000; trial++) {
                double alpha = random.nextDouble(1e-4, 0.9999);
                double weight = random.nextDouble();
                double level = scalar(fit, "initial_level") + random.nextGaussian();
                assertThat(squares(x, alpha, weight, level))
                        .as("%s: alpha %s against %s", name, alpha, least)
                        .isGreaterThanOrEqualTo(found * (1 - 1e-9));
            }
        }
    }

    /** The model as its paper writes it. */
    private static double squares(double[] x, double alpha, double weight, double first) {
        int n = x.length;
        double level = first;
        double a = 0;
        double b = 0;
        double mean = 0;
        double sum = 0;
        for (int t = 1; t <= n; t++) {
            double fade = StrictMath.pow(1 - alpha, t - 1);
            double mu = level + weight * (fade * a + (1 - fade * (1 - alpha)) / alpha * b);
            sum += t == 1 ? 0 : (x[t - 1] - mu) * (x[t - 1] - mu);
            level = alpha * x[t - 1] + (1 - alpha) * level;
            b = t == 1 ? 0 : ((t - 2) * b + 6 * (x[t - 1] - mean) / t) / (t + 1);
            mean = ((t - 1) * mean + x[t - 1]) / t;
            a = mean - (t + 1) / 2.0 * b;
        }
        return sum;
    }

    @Test
    void dotmOfALineGoesOnWithIt() throws UnfittableSeriesException {
        double[] line = new double[60];
        for (int t = 0; t < line.length; t++) {
            line[t] = 10 + 3 * t + (t % 2 == 0 ? 0.2 : -0.2);
        }
        Fit fit = new DotmFitter(1, Zero.BOUND).fit(TrainingSeries.of(1, line));
        Forecast forecast = FAMILIES.restore(fit.model()).forecast(12);
        for (int h = 0; h < 12; h++) {
            assertThat(forecast.median()[h]).isCloseTo(10 + 3 * (60 + h), within(1.5));
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-6, 1, 1e6})
    void unitsMissingValuesAndConstants(double scale) throws UnfittableSeriesException {
        double[] plain = Goldens.series("AirPassengers");
        double[] scaled = Arrays.stream(plain).map(x -> x * scale).toArray();
        for (int t = 20; t < plain.length; t += 9) {
            plain[t] = Double.NaN;
            scaled[t] = Double.NaN;
        }
        double[] constant = new double[40];
        Arrays.fill(constant, -3 * scale);
        for (String name : List.of("theta", "dotm")) {
            Forecast expected = SmoothingFits.forecast(name, 12, plain);
            Forecast forecast = SmoothingFits.forecast(name, 12, scaled);
            Forecast gapless = SmoothingFits.forecast(name, 12, Goldens.series("AirPassengers"));
            for (int h = 0; h < 12; h++) {
                double point = expected.median()[h];
                assertThat(forecast.median()[h] / scale).isCloseTo(point, within(1e-6 * point));
                assertThat(forecast.upper95()[h] / scale)
                        .isCloseTo(expected.upper95()[h], within(1e-6 * point));
                assertThat(point).isCloseTo(gapless.median()[h], within(0.05 * point));
            }
            Forecast flat = SmoothingFits.forecast(name, 12, constant);
            for (int h = 0; h < 12; h++) {
                assertThat(flat.median()[h]).isCloseTo(-3 * scale, within(1e-12 * scale));
                assertThat(flat.upper95()[h]).isCloseTo(-3 * scale, within(1e-9 * scale));
            }
        }
    }

    /** Power of a panel, with nights of next to nothing: 250 W at noon, and clouds. */
    private static double[] solar(double night, int days) {
        SplittableRandom random = new SplittableRandom(4);
        double[] values = new double[24 * days];
        double clouds = 1;
        for (int t = 0; t < values.length; t++) {
            clouds = t % 24 == 0 ? 0.7 + 0.6 * random.nextDouble() : clouds;
            double sun = Math.max(0, -Math.cos(2 * Math.PI * t / 24));
            values[t] = night + 250 * clouds * sun * (0.9 + 0.2 * random.nextDouble());
        }
        return values;
    }

    @ParameterizedTest
    @ValueSource(strings = {"theta", "dotm"})
    void whatIsAddedToNightsOfNothingDoesNotMultiplyErrors(String name)
            throws UnfittableSeriesException {
        double[] day = new double[24];
        for (int t = 0; t < 24; t++) {
            day[t] = 250 * Math.max(0, -Math.cos(2 * Math.PI * t / 24));
        }
        for (double night : new double[] {0, 1e-6, 0.01, 0.1, 1, 3, 10, 100}) {
            double[] forecast = SmoothingFits.forecast(name, 24, solar(night, 14)).median();
            for (int h = 0; h < forecast.length; h++) {
                assertThat(forecast[h] - night)
                        .as("%s at %s in the night, hour %s", name, night, h)
                        .isCloseTo(day[h], within(60.0));
            }
        }
    }
}
