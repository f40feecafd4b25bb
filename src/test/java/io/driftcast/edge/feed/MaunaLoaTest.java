package io.driftcast.edge.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftcast.data.FeedReading;
import io.driftcast.data.ReadingSource;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class MaunaLoaTest {

    @Test
    void every468MonthsAreThere() {
        List<FeedReading> readings = MaunaLoa.readings();
        assertThat(readings).hasSize(468);
        for (int i = 0; i < 468; i++) {
            assertThat(readings.get(i).observedAt())
                    .isEqualTo(
                            Instant.parse("1959-01-01T00:00:00Z")
                                    .atOffset(ZoneOffset.UTC)
                                    .plusMonths(i)
                                    .toInstant());
        }
        assertThat(readings.getFirst().value()).isEqualTo(315.42);
        assertThat(readings.getLast().value()).isEqualTo(364.34);
        assertThat(readings).extracting(FeedReading::unit).containsOnly("ppm");
        assertThat(readings).extracting(FeedReading::seriesId).containsOnly("mauna-loa/co2");
    }

    /** The interpolated spring of 1964 that the data's documentation speaks of: to a hundredth. */
    @Test
    void theMonthsThatWereNotMeasuredLieOnALine() {
        List<Double> months =
                MaunaLoa.readings().subList(60, 65).stream().map(FeedReading::value).toList();
        for (int i = 1; i < 4; i++) {
            double onLine = months.get(0) + i * (months.get(4) - months.get(0)) / 4;
            assertThat(Math.abs(months.get(i) - onLine)).isLessThan(0.0101);
        }
    }

    @Test
    void theSourceGivesTheSameAndTheSpecNamesTheSeries() {
        try (ReadingSource source = MaunaLoa.source()) {
            assertThat(source.size()).hasValue(468);
            assertThat(source).toIterable().hasSize(468);
            assertThat(source.position()).isEqualTo(468);
        }
        assertThat(MaunaLoa.spec().getSeriesId()).isEqualTo(MaunaLoa.SERIES_ID);
        assertThat(MaunaLoa.spec().getInterval()).isEqualTo("P1M");
    }
}
