package io.driftcast.series.decomposition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What must hold of decompositions whatever the series. */
class DecompositionTest {

    /** A rising line, a season and noise. */
    static double[] series(int n, int period, double noise, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] values = new double[n];
        for (int t = 0; t < n; t++) {
            values[t] =
                    50
                            + 0.1 * t
                            + 5 * Math.sin(2 * Math.PI * t / period)
                            + noise * random.nextGaussian();
        }
        return values;
    }

    private static List<Decomposition> all(double[] values, int period) {
        return List.of(
                ClassicalDecomposition.additive(values, period),
                ClassicalDecomposition.multiplicative(values, period),
                Stl.decompose(values, StlOptions.of(period, 7)),
                Stl.decompose(values, StlOptions.of(period, 7).robust()),
                Stl.decompose(values, StlOptions.everyPoint(period, 7)),
                Stl.decompose(values, StlOptions.periodic(period, values.length)),
                new Mstl(false).decompose(values, List.of(period, 2 * period)),
                LoessTrend.decompose(values));
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void thePartsMakeUpTheValues(long seed) {
        double[] values = series(131, 6, 1, seed);
        for (Decomposition parts : all(values, 6)) {
            boolean additive = parts.type() == DecompositionType.ADDITIVE;
            double[] seasonal = parts.seasonal();
            int compared = 0;
            for (int t = 0; t < values.length; t++) {
                double whole =
                        additive
                                ? parts.trend()[t] + seasonal[t] + parts.remainder()[t]
                                : parts.trend()[t] * seasonal[t] * parts.remainder()[t];
                if (!Double.isNaN(whole)) {
                    assertThat(whole).isCloseTo(values[t], within(1e-12 * 70));
                    compared++;
                }
            }
            assertThat(compared).isGreaterThanOrEqualTo(values.length - 6);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-6, 1e6})
    void anotherUnitGivesTheSameParts(double unit) {
        double[] values = series(96, 12, 2, 4);
        double[] scaled = Arrays.stream(values).map(value -> unit * value).toArray();
        List<Decomposition> expected = all(values, 12);
        List<Decomposition> actual = all(scaled, 12);
        for (int i = 0; i < expected.size(); i++) {
            for (int t = 0; t < values.length; t++) {
                double trend = expected.get(i).trend()[t];
                if (!Double.isNaN(trend)) {
                    assertThat(actual.get(i).trend()[t] / unit)
                            .isCloseTo(trend, within(1e-10 * trend));
                }
            }
            assertThat(actual.get(i).trendStrength())
                    .isCloseTo(expected.get(i).trendStrength(), within(1e-9));
        }
        assertThat(SeasonalDifferences.strength(scaled, 12))
                .isCloseTo(SeasonalDifferences.strength(values, 12), within(1e-9));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.1, 7, 1e9})
    void aConstantSeriesHasNeitherSeasonNorRemainder(double level) {
        double[] values = new double[60];
        Arrays.fill(values, level);
        for (Decomposition parts : all(values, 12)) {
            boolean additive = parts.type() == DecompositionType.ADDITIVE;
            for (int t = 6; t < 54; t++) {
                assertThat(parts.trend()[t]).isCloseTo(level, within(1e-12 * level));
                assertThat(parts.seasonal()[t])
                        .isCloseTo(additive ? 0 : 1, within(1e-12 * (additive ? level : 1)));
            }
            assertThat(parts.trendStrength()).isZero();
            for (int i = 0; i < parts.seasons().size(); i++) {
                assertThat(parts.seasonalStrength(i)).isZero();
            }
        }
        assertThat(SeasonalDifferences.nsdiffs(values, 12)).isZero();
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {6, 7, 8})
    void partsGoOnThroughMissingValues(long seed) {
        double[] whole = series(144, 12, 0.3, seed);
        double[] values = whole.clone();
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 14; i++) {
            values[random.nextInt(values.length)] = Double.NaN;
        }
        for (int t = 60; t < 68; t++) {
            values[t] = Double.NaN;
        }
        List<Decomposition> withGaps = all(values, 12);
        List<Decomposition> complete = all(whole, 12);
        for (int i = 0; i < withGaps.size(); i++) {
            Decomposition parts = withGaps.get(i);
            for (int t = 12; t < 132; t++) {
                assertThat(Double.isNaN(parts.remainder()[t]))
                        .as("method %d at %d", i, t)
                        .isEqualTo(Double.isNaN(values[t]));
            }
            if (i >= 2 && i <= 6) { // LOESS skips what is missing; moving averages bridge it
                for (int t = 0; t < 144; t++) {
                    assertThat(parts.trend()[t])
                            .as("method %d at %d", i, t)
                            .isCloseTo(complete.get(i).trend()[t], within(1.5));
                    assertThat(parts.seasonal()[t])
                            .isCloseTo(complete.get(i).seasonal()[t], within(1.5));
                }
            }
        }
    }

    @Test
    void theInputIsNotChanged() {
        double[] values = series(72, 12, 1, 11);
        values[5] = Double.NaN;
        double[] before = values.clone();
        all(values, 12);
        assertThat(values).containsExactly(before);
    }
}
