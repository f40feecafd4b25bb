package io.driftcast.series.grid;

import io.driftcast.series.Declaration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that the grid keeps of one series between readings. {@link GridRules} changes it; a
 * codec takes it apart and puts it together again. Not thread-safe.
 */
public final class GridState {

    /** Stands for a time or a step that there is not yet. */
    public static final long NONE = Long.MIN_VALUE;

    GridSetup setup;
    long lastIngestAt = NONE;
    long watermark = NONE;
    boolean begun;
    long nextStep = NONE;
    final List<OpenStep> open;
    final List<Arrival> held;
    final AcceptedReadings accepted;

    private GridState(
            GridSetup setup, AcceptedReadings accepted, List<OpenStep> open, List<Arrival> held) {
        this.setup = setup;
        this.accepted = accepted;
        this.open = open;
        this.held = held;
    }

    /** The state of a series of which nothing was read yet. */
    public static GridState fresh(Declaration declared) {
        return new GridState(
                new GridSetup(declared, null),
                new AcceptedReadings(),
                new ArrayList<>(),
                new ArrayList<>());
    }

    /**
     * Puts a state together from what its accessors gave.
     *
     * @param accepted owned by the state from now on, as are {@code open} and {@code held}
     * @param open modifiable
     * @param held modifiable
     */
    public static GridState restore(
            GridSetup setup,
            boolean begun,
            long lastIngestAt,
            long watermark,
            long nextStep,
            AcceptedReadings accepted,
            List<OpenStep> open,
            List<Arrival> held) {
        GridState state = new GridState(setup, accepted, open, held);
        state.begun = begun;
        state.lastIngestAt = lastIngestAt;
        state.watermark = watermark;
        state.nextStep = nextStep;
        return state;
    }

    /** What is declared of the series. */
    public Declaration declared() {
        return setup.declared();
    }

    /** The grid; null while it is being found from the first readings. */
    public @Nullable Grid grid() {
        return setup.grid();
    }

    /** The declaration and the grid. */
    public GridSetup setup() {
        return setup;
    }

    /** The latest ingest time of a reading that was not rejected and not a repetition, or NONE. */
    public long lastIngestAt() {
        return lastIngestAt;
    }

    /** The latest observed_at on the grid since the series began or began anew, or NONE. */
    public long watermark() {
        return watermark;
    }

    /** Whether a step has closed, or may, since the series began or began anew. */
    public boolean begun() {
        return begun;
    }

    /**
     * The step that closes next, if the series has begun; before that, the first step that has not
     * closed in an earlier life of the series, or NONE.
     */
    public long nextStep() {
        return nextStep;
    }

    /** The steps that have readings and have not closed, by number. */
    public List<OpenStep> open() {
        return Collections.unmodifiableList(open);
    }

    /**
     * The readings that wait, in the order of arrival: while there is no grid, for the grid to be
     * found; with a grid, for a jump to be confirmed.
     */
    public List<Arrival> held() {
        return Collections.unmodifiableList(held);
    }

    /** The last accepted readings, as far as repetitions are told by them. */
    public AcceptedReadings accepted() {
        return accepted;
    }

    /** Whether the reading says what one of the last accepted, or one that is held, has said. */
    boolean knows(Arrival arrival) {
        if (accepted.contains(AcceptedReadings.fingerprint(arrival))) {
            return true;
        }
        for (Arrival waiting : held) {
            if (waiting.repeats(arrival)) {
                return true;
            }
        }
        return false;
    }

    void heard(long ingestAt) {
        lastIngestAt = Math.max(lastIngestAt, ingestAt);
    }
}
