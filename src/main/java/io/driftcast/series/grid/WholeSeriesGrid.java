package io.driftcast.series.grid;

import io.driftcast.series.Declaration;
import io.driftcast.series.StepInterval;
import java.time.ZoneId;
import java.util.stream.LongStream;

/** The grid of a series all of whose readings are known, from all their spacings. */
public final class WholeSeriesGrid {

    /** Of readings that share a step the passing of time has to complete steps. */
    private static final int SHARING = 3;

    private WholeSeriesGrid() {}

    /**
     * What is declared, with an interval and a number of readings a step where it has none.
     *
     * @param declared may name the interval and the aggregation
     * @param zone in which days, months and years begin
     * @param times of all readings in epoch milliseconds, sorted, at least two different
     */
    public static Declaration declaration(Declaration declared, ZoneId zone, long[] times) {
        SpacingAnalysis.Found found =
                declared.interval() == null
                        ? new SpacingAnalysis(zone).ofAll(times)
                        : on(StepInterval.parse(declared.interval(), zone), times);
        return Declaration.builder()
                .interval(found.interval().iso())
                .readingsPerStep(found.readingsPerStep())
                .timeZone(zone.getId())
                .aggregation(declared.aggregation())
                .build();
    }

    private static SpacingAnalysis.Found on(StepInterval interval, long[] times) {
        long steps = LongStream.of(times).map(time -> interval.stepOf(time, 0)).distinct().count();
        boolean shared = SHARING * (times.length - steps) >= times.length;
        return new SpacingAnalysis.Found(interval, shared ? 0 : 1);
    }
}
