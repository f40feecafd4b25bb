package io.driftcast.platform.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuggestionTest {

    @ParameterizedTest
    @CsvSource({"kitten,sitting,3", "flaw,lawn,2", "'',abc,3", "abc,'',3", "same,same,0"})
    void theDistanceIsLevenshteins(String a, String b, int distance) {
        assertThat(Suggestion.distance(a, b)).isEqualTo(distance);
    }

    @Test
    void theNearestNameIsSuggestedAndNothingWhereNothingIsNear() {
        List<String> names = List.of("forecasts", "readings", "kafka.bootstrap.servers");

        assertThat(Suggestion.forWord("forcast", names)).contains("forecasts");
        assertThat(Suggestion.forWord("bootstrap.servers", names))
                .contains("kafka.bootstrap.servers");
        assertThat(Suggestion.clause("something", names)).isEmpty();
    }
}
