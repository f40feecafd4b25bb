package io.driftcast.series.decomposition;

import static io.driftcast.series.decomposition.DecompositionGoldens.ALL;
import static io.driftcast.series.decomposition.DecompositionTest.series;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.driftcast.Goldens;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SeasonalDifferencesTest {

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

    /** A window of the season then holds two values, which no mean of two is far from. */
    @ParameterizedTest(name = "{0} missing")
    @ValueSource(doubles = {0.3, 0.5, 0.8})
    void missingValuesMakeNoStrongSeasonOfNoise(double missing) {
        SplittableRandom random = new SplittableRandom(17);
        for (int i = 0; i < 30; i++) {
            double[] noise = new double[600];
            double[] season = new double[600];
            for (int t = 0; t < noise.length; t++) {
                boolean lost = random.nextDouble() < missing;
                noise[t] = lost ? Double.NaN : random.nextGaussian();
                season[t] = noise[t] + 4 * Math.sin(2 * Math.PI * t / 7);
            }
            assertThat(SeasonalDifferences.nsdiffs(noise, 7)).isZero();
            assertThat(SeasonalDifferences.nsdiffs(season, 7)).isOne();
        }
    }

    @Test
    void noiseOfWhichFourFifthsAreMissingIsNotDifferenced() throws IOException {
        Path file =
                Path.of(System.getProperty("shared.dir", "../shared"))
                        .resolve("cases/files/50-noise-four-fifths-missing.csv");
        assumeTrue(Files.exists(file), () -> file + " is not there (system property shared.dir)");
        List<String> lines = Files.readAllLines(file);
        for (int column = 1; column <= 30; column++) {
            int at = column;
            double[] values =
                    lines.stream()
                            .skip(1)
                            .map(line -> line.split(",", -1)[at])
                            .mapToDouble(v -> v.isEmpty() ? Double.NaN : Double.parseDouble(v))
                            .toArray();
            assertThat(SeasonalDifferences.nsdiffs(values, 7)).as("column %d", at).isZero();
        }
    }

    @Test
    void placesWithoutAValueMakeTheSeasonNoWeaker() {
        SplittableRandom random = new SplittableRandom(18);
        double[] values = new double[720];
        double[] open = new double[720];
        for (int t = 0; t < values.length; t++) {
            values[t] = 5 * Math.sin(2 * Math.PI * t / 24) + random.nextGaussian();
            open[t] = t % 24 < 9 || t % 24 > 21 ? Double.NaN : values[t];
        }
        assertThat(SeasonalDifferences.nsdiffs(values, 24)).isOne();
        assertThat(SeasonalDifferences.nsdiffs(open, 24)).isOne();
    }

    @Test
    void theStrengthOfAnOddSeasonIsThatOfR() {
        JsonNode golden = ALL.get("several_seasons");
        double[] values = Goldens.numbers(golden.get("values"));
        assertThat(SeasonalDifferences.strength(values, 7))
                .isCloseTo(golden.get("season_strength_7").asDouble(), within(1e-9));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"AirPassengers", "co2", "UKgas", "USAccDeaths", "nottem", "JohnsonJohnson"})
    void strengthAndSeasonalDifferencesAreThoseOfR(String name) {
        JsonNode golden = ALL.get("strength").get(name);
        int period = golden.get("period").asInt();
        double[] values = Goldens.series(name);
        assertThat(SeasonalDifferences.strength(values, period))
                .isCloseTo(golden.get("strength").asDouble(), within(1e-9));
        assertThat(SeasonalDifferences.nsdiffs(values, period))
                .isEqualTo(golden.get("nsdiffs").asInt());
    }
}
