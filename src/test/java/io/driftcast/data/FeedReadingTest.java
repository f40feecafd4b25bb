package io.driftcast.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.driftcast.edge.feed.ReadingSender;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FeedReadingTest {
    private static final Instant AT = Instant.parse("2024-01-01T00:00:00.123456789Z");

    @Test
    void timesAreKeptToTheMillisecondThatTheTopicKeeps() {
        FeedReading reading = new FeedReading("s", AT, 1.0, null);
        assertThat(reading.observedAt()).isEqualTo(Instant.parse("2024-01-01T00:00:00.123Z"));
        assertThat(ReadingSender.recordOf(reading).getObservedAt()).isEqualTo(reading.observedAt());
        assertThat(ReadingSender.recordOf(reading).getUnit()).isNull();
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void aValueThatIsNoNumberIsRefused(double value) {
        assertThatThrownBy(() -> new FeedReading("s", AT, value, null))
                .hasMessageContaining("s at 2024-01-01")
                .hasMessageContaining("is not a finite number");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1699-12-31T23:59:59.999Z", "2201-01-01T00:00:00Z"})
    void aTimeOutOfRangeIsRefused(Instant at) {
        assertThatThrownBy(() -> new FeedReading("s", at, 1.0, null))
                .hasMessageContaining("outside the years 1700 to 2200");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1700-01-01T00:00:00Z", "2200-12-31T23:59:59.999Z"})
    void theEndsOfTheRangeAreInIt(Instant at) {
        assertThat(new FeedReading("s", at, 1.0, null).observedAt()).isEqualTo(at);
    }

    @Test
    void aSeriesNeedsAName() {
        assertThatThrownBy(() -> new FeedReading(" ", AT, 1.0, null))
                .hasMessage("a reading needs a series id");
    }
}
