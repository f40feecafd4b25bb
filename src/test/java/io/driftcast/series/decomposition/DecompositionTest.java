package io.driftcast.series.decomposition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.driftcast.Goldens;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What must hold of decompositions whatever the series. */
class DecompositionTest {

    /** A rising line, a season and noise. */
    private static double[] series(int n, int period, double noise, long seed) {
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

    @Test
    void aLineAndASeasonAreToldApart() {
        double[] values = series(120, 12, 0, 5);
        Decomposition parts = Stl.decompose(values, StlOptions.periodic(12, 120));
        for (int t = 24; t < 96; t++) {
            assertThat(parts.trend()[t]).isCloseTo(50 + 0.1 * t, within(0.06));
            assertThat(parts.seasonal()[t])
                    .isCloseTo(5 * Math.sin(2 * Math.PI * t / 12), within(0.06));
        }
        assertThat(parts.trendStrength()).isGreaterThan(0.999);
        assertThat(parts.seasonalStrength(0)).isGreaterThan(0.999);
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
    void aSeasonWithoutAnyValueAtOnePlaceIsBridged() {
        double[] values = series(72, 12, 0.3, 9);
        for (int t = 3; t < 72; t += 12) {
            values[t] = Double.NaN;
        }
        Decomposition parts = Stl.decompose(values, StlOptions.of(12, 7));
        assertThat(parts.trend()).doesNotContain(Double.NaN);
        assertThat(parts.seasonal()).doesNotContain(Double.NaN);
        assertThatThrownBy(() -> ClassicalDecomposition.additive(values, 12))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no value at place 4 of the season of 12");
    }

    @Test
    void anOutlierMovesARobustTrendLess() {
        double[] clean = series(120, 12, 0.5, 10);
        double[] values = clean.clone();
        values[50] += 60;
        double plain = distance(StlOptions.of(12, 11), clean, values);
        double robust = distance(StlOptions.of(12, 11).robust(), clean, values);
        assertThat(robust).isLessThan(plain / 5);
    }

    private static double distance(StlOptions options, double[] one, double[] other) {
        double[] first = Stl.decompose(one, options).trend();
        double[] second = Stl.decompose(other, options).trend();
        double largest = 0;
        for (int t = 0; t < first.length; t++) {
            largest = Math.max(largest, Math.abs(first[t] - second[t]));
        }
        return largest;
    }

    @Test
    void theInputIsNotChanged() {
        double[] values = series(72, 12, 1, 11);
        values[5] = Double.NaN;
        double[] before = values.clone();
        all(values, 12);
        assertThat(values).containsExactly(before);
    }

    @Test
    void periodsOfWhichThereAreNotTwoAreLeftOut() {
        double[] values = series(100, 7, 1, 12);
        assertThat(new Mstl(false).decompose(values, List.of(50, 1, 7, 7)).seasons())
                .extracting(Season::period)
                .containsExactly(7);
        Decomposition none = new Mstl(false).decompose(values, List.of(50));
        assertThat(none.seasons()).isEmpty();
        assertThat(none.trend()).containsExactly(LoessTrend.decompose(values).trend());
    }

    @Test
    void aSeriesWithoutSeasonOrTooShortNeedsNoSeasonalDifference() {
        assertThat(SeasonalDifferences.nsdiffs(Goldens.series("Nile"), 1)).isZero();
        assertThat(SeasonalDifferences.nsdiffs(series(24, 12, 0, 13), 12)).isZero();
        assertThat(SeasonalDifferences.nsdiffs(series(25, 12, 0, 13), 12)).isOne();
        assertThat(SeasonalDifferences.nsdiffs(new double[0], 12)).isZero();
        double[] missing = new double[30];
        Arrays.fill(missing, Double.NaN);
        assertThat(SeasonalDifferences.nsdiffs(missing, 12)).isZero();
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {14, 15, 16})
    void noiseHasNoStrongSeason(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] noise = random.doubles(200).toArray();
        assertThat(SeasonalDifferences.strength(noise, 12)).isBetween(0.0, 0.6);
        assertThat(SeasonalDifferences.nsdiffs(noise, 12)).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 8})
    void theShortestSeriesHaveATrend(int n) {
        double[] values = series(n, 4, 1, 17);
        assertThat(LoessTrend.decompose(values).trend()).hasSize(n).doesNotContain(Double.NaN);
    }

    @ParameterizedTest
    @CsvSource({
        "1, 7, period: 1 is not at least 2",
        "12, 6, seasonal window: 6 is not odd and at least 3"
    })
    void optionsOutsideTheirRangeAreRefused(int period, int window, String message) {
        assertThatThrownBy(() -> StlOptions.of(period, window))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    @Test
    void aSeriesThatIsTooShortOrEmptyOrNotPositiveIsRefused() {
        double[] missing = new double[30];
        Arrays.fill(missing, Double.NaN);
        assertThatThrownBy(() -> Stl.decompose(new double[23], StlOptions.of(12, 7)))
                .hasMessageContaining("a season of 12 steps needs a series of 24 at least, not 23");
        assertThatThrownBy(() -> Stl.decompose(missing, StlOptions.of(12, 7)))
                .hasMessageContaining("has no value");
        assertThatThrownBy(() -> ClassicalDecomposition.multiplicative(new double[30], 12))
                .hasMessageContaining("needs values above 0");
    }
}
