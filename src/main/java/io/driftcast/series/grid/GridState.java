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
    boolean repeating;
    long nextStep = NONE;
    long lastOffset = NONE;
    final List<StepTally> open;
    final HeldReadings held;
    final Alignment alignment;
    final GridDoubts doubts;

    private GridState(
            GridSetup setup,
            List<StepTally> open,
            HeldReadings held,
            Alignment alignment,
            GridDoubts doubts) {
        this.setup = setup;
        this.open = open;
        this.held = held;
        this.alignment = alignment;
        this.doubts = doubts;
    }

    /** The state of a series of which nothing was read yet. */
    public static GridState fresh(Declaration declared) {
        return new GridState(
                new GridSetup(declared, null),
                new ArrayList<>(),
                new HeldReadings(),
                new Alignment(),
                new GridDoubts());
    }

    /**
     * Puts a state together from what its accessors gave.
     *
     * @param open modifiable; owned by the state from now on, as is all that follows
     */
    public static GridState restore(
            GridSetup setup,
            boolean begun,
            boolean repeating,
            long lastIngestAt,
            long watermark,
            long nextStep,
            long lastOffset,
            List<StepTally> open,
            HeldReadings held,
            Alignment alignment,
            GridDoubts doubts) {
        GridState state = new GridState(setup, open, held, alignment, doubts);
        state.begun = begun;
        state.repeating = repeating;
        state.lastIngestAt = lastIngestAt;
        state.watermark = watermark;
        state.nextStep = nextStep;
        state.lastOffset = lastOffset;
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

    /** Whether the last reading was a repetition, as in a redelivery. */
    public boolean repeating() {
        return repeating;
    }

    /**
     * The step that closes next, if the series has begun; before that, the first step that has not
     * closed in an earlier life of the series, or NONE.
     */
    public long nextStep() {
        return nextStep;
    }

    /** The steps that have readings and have not closed, by number. */
    public List<StepTally> open() {
        return Collections.unmodifiableList(open);
    }

    /** The offset of the last reading that was taken, or NONE. */
    public long lastOffset() {
        return lastOffset;
    }

    /** The readings that wait. */
    public HeldReadings held() {
        return held;
    }

    /** Where in their steps readings fall lately. */
    public Alignment alignment() {
        return alignment;
    }

    /** What speaks against the grid. */
    public GridDoubts doubts() {
        return doubts;
    }

    /** The step, if it has readings and has not closed. */
    @Nullable StepTally openAt(long step) {
        for (int at = open.size() - 1; at >= 0; at--) {
            if (open.get(at).step() == step) {
                return open.get(at);
            }
        }
        return null;
    }

    boolean hasCounted(long step, int fingerprint) {
        StepTally tally = openAt(step);
        return tally != null && tally.counted().contains(fingerprint);
    }

    /** The reading is taken, whatever becomes of it. */
    void heard(Arrival arrival) {
        lastIngestAt = Math.max(lastIngestAt, arrival.ingestAt());
        lastOffset = arrival.offset();
    }
}
