package io.driftcast.stream.topology.train;

import io.driftcast.avro.Observation;
import io.driftcast.avro.ObservationGrid;
import io.driftcast.series.Declaration;
import io.driftcast.series.Limits;
import io.driftcast.series.StepInterval;
import io.driftcast.stream.topology.gate.RecordLimit;
import io.driftcast.stream.topology.gate.RejectReason;
import io.driftcast.stream.topology.gate.RejectedRecordException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Locale;

/**
 * Whether a history can be kept of an observation. Driftcast's own always can; others may write to
 * the topic too, and what is kept of them would fail later, when a series is fitted.
 */
public final class ObservationCheck {

    /** No step lies further from 1970. */
    private static final long FURTHEST_MILLIS = Duration.ofDays(3_652_500).toMillis();

    private static final double LARGEST_VALUE = 1e100;

    private ObservationCheck() {}

    /**
     * Checks one.
     *
     * @throws RejectedRecordException saying what is wrong with it
     */
    public static void check(Observation observation) {
        Double value = observation.getValue();
        if (value != null && !(Math.abs(value) <= LARGEST_VALUE)) {
            throw rejected(
                    "the value is %s: a number of at most 1e100 in size, or null".formatted(value));
        }
        int steps = observation.getSteps();
        if (steps < 1 || steps > Declaration.MAX_GAP_STEPS || (steps > 1 && value != null)) {
            throw rejected(
                    String.format(
                            Locale.ROOT,
                            "%d steps: 1, or up to %d missing ones",
                            steps,
                            Declaration.MAX_GAP_STEPS));
        }
        ObservationGrid grid = observation.getGrid();
        long length = grid == null ? 1 : lengthMillis(grid);
        long at = observation.getAt().toEpochMilli();
        if (Math.abs((double) observation.getStep()) > (double) FURTHEST_MILLIS / length
                || Math.abs((double) at) > FURTHEST_MILLIS) {
            throw rejected(
                    String.format(
                            Locale.ROOT,
                            "step %d at %d is more than ten thousand years from 1970",
                            observation.getStep(),
                            at));
        }
    }

    private static long lengthMillis(ObservationGrid grid) {
        RecordLimit.checkText("the interval", grid.getInterval(), Limits.TEXT_CHARS);
        RecordLimit.checkText("the zone", grid.getTimeZone(), Limits.TEXT_CHARS);
        if (grid.getSeasonalPeriods().size() > Limits.SEASONS) {
            throw rejected(
                    String.format(
                            Locale.ROOT,
                            "%d seasons, at most %d",
                            grid.getSeasonalPeriods().size(),
                            Limits.SEASONS));
        }
        for (int period : grid.getSeasonalPeriods()) {
            if (period < 1 || period > Limits.SEASON_STEPS) {
                throw rejected(
                        String.format(
                                Locale.ROOT,
                                "a season of %d steps: 1 to %d",
                                period,
                                Limits.SEASON_STEPS));
            }
        }
        long length = interval(grid).lengthMillis();
        if (Math.abs((double) grid.getPhaseMillis()) > StepInterval.MAX_LENGTH_MILLIS) {
            throw rejected("a phase of more than a hundred years");
        }
        return length;
    }

    private static StepInterval interval(ObservationGrid grid) {
        try {
            return StepInterval.parse(grid.getInterval(), ZoneId.of(grid.getTimeZone()));
        } catch (DateTimeException | IllegalArgumentException e) {
            throw rejected(String.valueOf(e.getMessage()));
        }
    }

    private static RejectedRecordException rejected(String problem) {
        return new RejectedRecordException(
                RejectReason.INVALID_OBSERVATION,
                problem + ": send observations as the forecast application does");
    }
}
