package io.driftcast.forecast.additive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.driftcast.series.StepInterval;
import io.driftcast.series.Timeline;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PosteriorModeTest {

    private static final int N = 150;

    private static ProphetShape shape(boolean logistic) {
        Timeline days = new Timeline(StepInterval.parse("P1D", ZoneOffset.UTC), 0, 0);
        return new ProphetShape(
                days,
                days.labelOf(0),
                days.labelOf(N - 1),
                logistic ? new Growth.Logistic(1.3) : new Growth.Linear(),
                new double[] {0.2, 0.4, 0.6},
                List.of(
                        new Fourier("weekly", 7, true, 3, UnseenParts.NONE),
                        new Fourier("period11", 11, false, 2, UnseenParts.NONE)),
                Holidays.of(List.of(LocalDate.of(1970, 2, 3), LocalDate.of(1970, 3, 7))));
    }

    private static double[][] rows(ProphetShape shape) {
        double[][] rows = new double[N][shape.columns()];
        for (int t = 0; t < N; t++) {
            shape.fill(t, rows[t]);
        }
        return rows;
    }

    private static double[] values() {
        SplittableRandom random = new SplittableRandom(1);
        double[] values = new double[N];
        for (int t = 0; t < N; t++) {
            values[t] =
                    0.2
                            + 0.7 / (1 + Math.exp((60.0 - t) / 15))
                            + 0.1 * Math.cos(2 * Math.PI * t / 7)
                            + 0.03 * random.nextGaussian();
        }
        return values;
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void derivativesAreThoseOfTheValue(boolean logistic) {
        ProphetShape shape = shape(logistic);
        SplittableRandom random = new SplittableRandom(2);
        double[] point = random.doubles(shape.columns(), -1, 1).toArray();
        double[] derivatives = new double[shape.columns()];
        for (double[] row : rows(shape)) {
            shape.derivatives(row, point, derivatives);
            for (int j = 0; j < point.length; j++) {
                double kept = point[j];
                point[j] = kept + 1e-5;
                double above = shape.value(row, point);
                point[j] = kept - 1e-5;
                double below = shape.value(row, point);
                point[j] = kept;
                assertThat(derivatives[j]).isCloseTo((above - below) / 2e-5, within(1e-9));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void noNeighbourIsBetterThanTheMode(boolean logistic) {
        ProphetShape shape = shape(logistic);
        PosteriorMode mode = new PosteriorMode(shape, Priors.usual(), rows(shape), values());
        double best = mode.objective(mode.coefficients());
        SplittableRandom random = new SplittableRandom(3);
        for (double size : new double[] {1e-3, 1e-2, 0.1}) {
            for (int trial = 0; trial < 100; trial++) {
                double[] other = mode.coefficients().clone();
                for (int j = 0; j < other.length; j++) {
                    other[j] += size * random.nextGaussian();
                }
                assertThat(mode.objective(other)).isGreaterThan(best);
            }
            for (int j = 0; j < shape.columns(); j++) {
                for (int sign = -1; sign <= 1; sign += 2) {
                    double[] other = mode.coefficients().clone();
                    other[j] += sign * size;
                    assertThat(mode.objective(other)).as("column %d", j).isGreaterThan(best);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void theValuesDetermineAsManyCoefficientsAsThePriorsLeave(boolean logistic) {
        ProphetShape shape = shape(logistic);
        PosteriorMode mode = new PosteriorMode(shape, Priors.usual(), rows(shape), values());
        // the seasons, the holidays, slope and offset; changes of slope only where there are some
        assertThat(mode.degreesOfFreedom()).isBetween(12.0, 16.0);
    }
}
