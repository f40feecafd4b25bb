package io.driftcast.app.bench.accuracy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GoldenSeriesTest {

    private static GoldenSeries series(double frequency, String start)
            throws JsonProcessingException {
        String document =
                """
                {"x": {"frequency": %s, "start": [%s], "season": 2, "holdout": 1,
                       "data": [3, 1, 4, 1, 5]}}
                """
                        .formatted(frequency, start);
        return GoldenSeries.readAll(new ObjectMapper().readTree(document)).getFirst();
    }

    @ParameterizedTest
    @CsvSource({
        "12, '1949, 3', 1949-03-01T00:00",
        "4, '1960, 2', 1960-04-01T00:00",
        "1, '1871, 1', 1871-01-01T00:00",
        "0.1, 1790, 1790-01-01T00:00",
        "260, '1991, 130', 1970-01-01T00:00",
        "1, '1, 1', 1970-01-01T00:00",
    })
    void aStartAndAFrequencyBecomeACalendar(double frequency, String start, LocalDateTime first)
            throws JsonProcessingException {
        assertThat(series(frequency, start).whole().timeline().timeOf(0)).isEqualTo(first);
    }

    @Test
    void theEndIsHeldOut() throws JsonProcessingException {
        GoldenSeries series = series(12, "1949, 1");

        assertThat(series.training().values()).containsExactly(3, 1, 4, 1);
        assertThat(series.training().period()).isEqualTo(2);
        assertThat(series.actual()).containsExactly(5);
    }
}
