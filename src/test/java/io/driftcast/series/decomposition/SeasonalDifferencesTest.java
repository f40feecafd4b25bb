package io.driftcast.series.decomposition;

import static io.driftcast.series.decomposition.DecompositionGoldens.ALL;
import static io.driftcast.series.decomposition.DecompositionTest.series;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.driftcast.Goldens;
import java.util.Arrays;
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
