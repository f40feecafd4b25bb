package io.driftcast.data;

import io.driftcast.series.StepInterval;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The seasons to look for in a series of which nothing else is said. */
public final class SeriesPeriods {

    private static final long WEEK_MILLIS = Duration.ofDays(7).toMillis();

    private SeriesPeriods() {}

    /**
     * The season of the interval, and for steps shorter than a day the week beside it if the series
     * is longer than two.
     *
     * @return season lengths in steps, the main one first, at least one; 1: none
     */
    public static List<Integer> of(FileSeries series) {
        List<Integer> periods = new ArrayList<>();
        periods.add(series.period());
        StepInterval interval = series.interval();
        if (interval != null && interval.hasFixedLength() && series.period() > 1) {
            long week = WEEK_MILLIS / interval.lengthMillis();
            if (week > series.period() && 2 * week < series.values().length) {
                periods.add(Math.toIntExact(week));
            }
        }
        return List.copyOf(periods);
    }
}
