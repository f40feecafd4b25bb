package io.driftcast.data;

import io.driftcast.series.StepInterval;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What is said of the grids of a file's series: intervals, readings a step, and steps that none
 * fits.
 */
final class GridNotes {

    private static final long DAY_MILLIS = 86_400_000;

    /** So many days of a month, each month, are a rhythm that no interval has. */
    private static final int MOST_DAYS = 6;

    private static final int FEWEST_STEPS = 6;

    /** What series of one interval have together. */
    private static final class Sums {
        private int series;
        private long readings;
        private long steps;
    }

    private final Map<String, Sums> byInterval = new TreeMap<>();
    private final List<String> uneven = new ArrayList<>();

    void add(FileSeries series, List<FeedReading> readings) {
        StepInterval interval = series.interval();
        if (interval == null) {
            return;
        }
        Sums sums = byInterval.computeIfAbsent(interval.iso(), _ -> new Sums());
        sums.series++;
        sums.readings += readings.stream().filter(each -> each.value() != null).count();
        sums.steps += series.values().length;
        if (uneven.isEmpty()) {
            addUneven(series, interval, readings);
        }
    }

    /** As the 1st, 11th and 21st are. */
    private void addUneven(FileSeries series, StepInterval interval, List<FeedReading> readings) {
        long length = interval.lengthMillis();
        if (!interval.hasFixedLength()
                || length < 4 * DAY_MILLIS
                || length % (7 * DAY_MILLIS) == 0
                || readings.size() < FEWEST_STEPS) {
            return;
        }
        ZoneId zone = interval.zone();
        TreeSet<Integer> days = new TreeSet<>();
        readings.forEach(each -> days.add(dayOfMonth(each.observedAt(), zone)));
        if (days.size() > 1 && days.size() <= MOST_DAYS) {
            uneven.add(
                    String.format(
                            Locale.ROOT,
                            "readings are of the days %s of a month; no interval fits such steps, and %s leaves %,d of %,d empty: number the steps with --time none",
                            String.join(", ", days.stream().map(String::valueOf).toList()),
                            interval.iso(),
                            series.missing(),
                            series.values().length));
        }
    }

    private static int dayOfMonth(Instant time, ZoneId zone) {
        return time.atZone(zone).getDayOfMonth();
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        byInterval.forEach((interval, sums) -> lines.add(line(interval, sums)));
        lines.addAll(uneven);
        return lines;
    }

    private static String line(String interval, Sums sums) {
        return String.format(
                Locale.ROOT,
                "steps of %s: %,d readings on %,d steps, %s a step%s",
                interval,
                sums.readings,
                sums.steps,
                Figures.rounded(sums.readings / (double) sums.steps),
                sums.series > 1 ? String.format(Locale.ROOT, " (%,d series)", sums.series) : "");
    }
}
