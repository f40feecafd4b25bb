package io.driftcast.series.grid;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What speaks against the interval that was found: the latest readings that came after missing
 * steps, and those that came to a step that had its reading, none while the grid suits; and the
 * pace of readings. Not thread-safe.
 */
public final class GridDoubts {

    /** So many steps with readings in a row dispel the doubts that gaps raised. */
    private static final int REASSURING = 64;

    /**
     * A reading.
     *
     * @param at its time
     * @param value NaN if it is missing
     * @param present how many steps had readings before it, since doubts began
     */
    public record Seen(long at, double value, int present) {}

    final List<Seen> afterGaps;
    final List<Seen> crowded;
    final Pace pace;
    int present;
    int doubled;

    GridDoubts() {
        this(new ArrayList<>(), new ArrayList<>(), 0, 0, new Pace());
    }

    /**
     * Puts them together from what the accessors gave.
     *
     * @param afterGaps owned by it from now on, as are {@code crowded} and {@code pace}
     */
    public GridDoubts(
            List<Seen> afterGaps, List<Seen> crowded, int present, int doubled, Pace pace) {
        this.afterGaps = afterGaps;
        this.crowded = crowded;
        this.pace = pace;
        this.present = present;
        this.doubled = doubled;
    }

    /** The readings that came after missing steps. */
    public List<Seen> afterGaps() {
        return Collections.unmodifiableList(afterGaps);
    }

    /** The readings since one came to a step that had its reading. */
    public List<Seen> crowded() {
        return Collections.unmodifiableList(crowded);
    }

    /** How many steps have had readings since doubts began. */
    public int present() {
        return present;
    }

    /** How many of {@link #crowded} came to a step that had its reading. */
    public int doubled() {
        return doubled;
    }

    /** How evenly readings come lately. */
    public Pace pace() {
        return pace;
    }

    /** A reading came to the step after the newest one, or to one after missing steps. */
    void stepBegun(Arrival arrival, boolean afterGap) {
        if (afterGap) {
            afterGaps.add(new Seen(arrival.observedAt(), arrival.value(), present));
        } else if (!afterGaps.isEmpty() && present - afterGaps.getLast().present() >= REASSURING) {
            afterGaps.clear();
        }
        present = afterGaps.isEmpty() ? 0 : present + 1;
        if (!crowded.isEmpty()) {
            crowded.add(new Seen(arrival.observedAt(), arrival.value(), 0));
        }
    }

    /** A reading came to a step that had the only one that it expects. */
    void stepDoubled(Arrival arrival) {
        crowded.add(new Seen(arrival.observedAt(), arrival.value(), 0));
        doubled++;
    }

    void forgetCrowded() {
        crowded.clear();
        doubled = 0;
    }

    void clear() {
        afterGaps.clear();
        present = 0;
        pace.reset();
        forgetCrowded();
    }
}
