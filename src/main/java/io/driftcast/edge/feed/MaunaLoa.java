package io.driftcast.edge.feed;

import io.driftcast.avro.Aggregation;
import io.driftcast.avro.SeriesSpec;
import io.driftcast.data.FeedReading;
import io.driftcast.data.ReadingSource;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;

/**
 * Carbon dioxide at Mauna Loa, monthly, January 1959 to December 1997, in ppm: 468 values, R's data
 * set {@code co2}, by C. D. Keeling and T. P. Whorf, Scripps Institution of Oceanography. The
 * README beside the resource says what they are exactly.
 */
public final class MaunaLoa {
    /** The series. */
    public static final String SERIES_ID = "mauna-loa/co2";

    private static final String UNIT = "ppm";
    private static final String RESOURCE = "mauna-loa-co2.csv";

    private MaunaLoa() {}

    /** The values in order of time, each on the first of its month, UTC. */
    public static List<FeedReading> readings() {
        try (InputStream in =
                        Objects.requireNonNull(
                                MaunaLoa.class.getResourceAsStream(RESOURCE), RESOURCE);
                BufferedReader lines =
                        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return lines.lines().skip(1).map(MaunaLoa::reading).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(RESOURCE, e);
        }
    }

    /** The same, to be sent. */
    public static ReadingSource source() {
        return new GeneratedSource(readings());
    }

    /** A reading a month, which closes its step; the rest takes its defaults. */
    public static SeriesSpec spec() {
        return SeriesSpec.newBuilder()
                .setSeriesId(SERIES_ID)
                .setInterval("P1M")
                .setReadingsPerStep(1)
                .setAggregation(Aggregation.LAST)
                .setLowerBound(0.0)
                .build();
    }

    private static FeedReading reading(String line) {
        int comma = line.indexOf(',');
        YearMonth month = YearMonth.parse(line.substring(0, comma));
        return new FeedReading(
                SERIES_ID,
                month.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant(),
                Double.valueOf(line.substring(comma + 1)),
                UNIT);
    }
}
