package io.driftcast.series.grid;

import static io.driftcast.series.grid.GridState.NONE;

import io.driftcast.series.Aggregation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * The readings of a series that wait: while there is no grid, for the grid to be found; with a
 * grid, for a jump to be confirmed. They wait as they came, to be kept elsewhere should they be
 * discarded. Of many that have one time only the sum is kept: they confirm each other and are never
 * discarded, so that a clock of coarse resolution may send as many as it likes. Not thread-safe.
 */
public final class HeldReadings {

    private final List<Arrival> single;
    private final List<StepTally> merged;

    /** None. */
    HeldReadings() {
        this(new ArrayList<>(), new ArrayList<>());
    }

    /**
     * Puts them together from what the accessors gave.
     *
     * @param single in the order of arrival; owned by it from now on, as is {@code merged}
     * @param merged each with its time in the place of a step
     */
    public HeldReadings(List<Arrival> single, List<StepTally> merged) {
        this.single = single;
        this.merged = merged;
    }

    /** Those that wait by themselves, in the order of arrival. */
    public List<Arrival> single() {
        return Collections.unmodifiableList(single);
    }

    /** Those of one time, merged, with the time in the place of a step. */
    public List<StepTally> merged() {
        return Collections.unmodifiableList(merged);
    }

    boolean isEmpty() {
        return single.isEmpty() && merged.isEmpty();
    }

    /** How many readings wait. */
    int size() {
        return single.size() + merged.stream().mapToInt(StepTally::readings).sum();
    }

    /** The latest time of one that waits, NONE if none does. */
    long newest() {
        return LongStream.concat(
                        single.stream().mapToLong(Arrival::observedAt),
                        merged.stream().mapToLong(StepTally::step))
                .max()
                .orElse(NONE);
    }

    boolean contain(Arrival arrival) {
        for (Arrival each : single) {
            if (each.repeats(arrival)) {
                return true;
            }
        }
        for (StepTally each : merged) {
            if (each.step() == arrival.observedAt()
                    && each.counted().contains(arrival.fingerprint())) {
                return true;
            }
        }
        return false;
    }

    void add(Arrival arrival) {
        single.add(arrival);
    }

    void add(StepTally ofOneTime) {
        merged.add(ofOneTime);
    }

    /**
     * Adds one, and merges those of its time once there are enough of them.
     *
     * @param enough so many readings of one time confirm each other
     */
    void add(Arrival arrival, Aggregation aggregation, int enough) {
        long at = arrival.observedAt();
        for (int i = 0; i < merged.size(); i++) {
            if (merged.get(i).step() == at) {
                merged.set(i, merged.get(i).with(arrival, aggregation));
                return;
            }
        }
        single.add(arrival);
        List<Arrival> same = single.stream().filter(each -> each.observedAt() == at).toList();
        if (same.size() >= enough) {
            single.removeIf(each -> each.observedAt() == at);
            merged.add(tally(same, aggregation));
        }
    }

    private static StepTally tally(List<Arrival> same, Aggregation aggregation) {
        StepTally tally = StepTally.empty(same.getFirst().observedAt());
        for (Arrival each : same) {
            tally = tally.with(each, aggregation);
        }
        return tally;
    }

    /** The different times, sorted. */
    long[] distinctTimes() {
        return LongStream.of(times(1)).distinct().toArray();
    }

    /**
     * The times of all, sorted; of those that are merged so many at most.
     *
     * @param most of one time
     */
    long[] times(int most) {
        return LongStream.concat(
                        single.stream().mapToLong(Arrival::observedAt),
                        merged.stream().flatMapToLong(each -> times(each, most)))
                .sorted()
                .toArray();
    }

    private static LongStream times(StepTally merged, int most) {
        return LongStream.generate(merged::step).limit(Math.min(most, merged.readings()));
    }

    /** One reading that waits, or those of one time merged. */
    sealed interface Entry {

        /** When. */
        long at();

        record Single(Arrival arrival) implements Entry {
            @Override
            public long at() {
                return arrival.observedAt();
            }
        }

        record Merged(StepTally tally) implements Entry {
            @Override
            public long at() {
                return tally.step();
            }
        }
    }

    /** Lets all go, by time and of one time in the order of arrival. */
    List<Entry> take() {
        List<Entry> all =
                Stream.concat(
                                single.stream().map(Entry.Single::new),
                                merged.stream().map(Entry.Merged::new))
                        .map(Entry.class::cast)
                        .sorted(Comparator.comparingLong(Entry::at))
                        .toList();
        clear();
        return all;
    }

    void clear() {
        single.clear();
        merged.clear();
    }
}
