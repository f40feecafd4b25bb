package io.driftcast.app.report;

import io.driftcast.data.FileSeries;
import io.driftcast.series.StepInterval;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The steps of a series by their labels: as people write them, and for programs. */
public final class StepLabels {

    private static final long DAY_MILLIS = 86_400_000;
    private static final long MINUTE_MILLIS = 60_000;

    private final FileSeries series;

    public StepLabels(FileSeries series) {
        this.series = series;
    }

    /**
     * As short as the interval allows: 2014, 2014-03, 2014-03-31, 2014-03-31 14:30; the number of
     * the step where the file gives no times.
     *
     * @param index 0 for the first value; may lie beyond the last
     */
    public String label(int index) {
        Long at = series.at(index);
        StepInterval interval = series.interval();
        if (at == null || interval == null) {
            return String.valueOf(step(index));
        }
        LocalDateTime time = LocalDateTime.ofInstant(Instant.ofEpochMilli(at), interval.zone());
        return time.format(DateTimeFormatter.ofPattern(pattern(interval), Locale.ROOT));
    }

    private static String pattern(StepInterval interval) {
        if (interval.months() > 0) {
            return interval.months() % 12 == 0 ? "uuuu" : "uuuu-MM";
        }
        long length = interval.lengthMillis();
        return length % DAY_MILLIS == 0
                ? "uuuu-MM-dd"
                : length % MINUTE_MILLIS == 0 ? "uuuu-MM-dd HH:mm" : "uuuu-MM-dd HH:mm:ss.SSS";
    }

    /**
     * ISO-8601 with the offset of the zone that days and months of the series begin in, Z for UTC;
     * null where the file gives no times.
     */
    @Nullable String iso(int index) {
        Long at = series.at(index);
        StepInterval interval = series.interval();
        if (at == null || interval == null) {
            return null;
        }
        Instant instant = Instant.ofEpochMilli(at);
        OffsetDateTime local = instant.atZone(interval.zone()).toOffsetDateTime();
        return local.getOffset().equals(ZoneOffset.UTC)
                ? instant.toString()
                : DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(local);
    }

    /** The same of a range of steps, the last one excluded. */
    @Nullable List<String> isos(int from, int to) {
        List<String> labels = new ArrayList<>();
        for (int index = from; index < to; index++) {
            String label = iso(index);
            if (label == null) {
                return null;
            }
            labels.add(label);
        }
        return labels;
    }

    /** The number of the step on the grid. */
    long step(int index) {
        return series.firstStep() + index;
    }
}
