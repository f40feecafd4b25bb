package io.driftcast.forecast.composite;

import io.driftcast.series.Limits;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The places of a season that have values, where others never have one: the hours from 9 to 21 of a
 * shop's day, the days from Monday to Friday. The steps at these places alone are a series without
 * gaps that recur, whose season is as long as there are places. Immutable, thread-safe.
 */
final class SeenPlaces {

    /** How likely chance alone may leave a place without a value. */
    private static final double CHANCE = 0.05;

    private final boolean[] seen;

    /** For each place how many before it have values; one more entry for all of them. */
    private final int[] before;

    /**
     * @param seen whether a place has values, from that of the first step on; at least one has
     */
    SeenPlaces(boolean[] seen) {
        this.seen = seen.clone();
        before = new int[seen.length + 1];
        for (int i = 0; i < seen.length; i++) {
            before[i + 1] = before[i] + (seen[i] ? 1 : 0);
        }
    }

    /**
     * Those of the longest season some places of which never have a value, in two seasons at least,
     * and too many for chance; if the shorter seasons come again on all of its days that have
     * values.
     *
     * @param values one a step, NaN where missing
     * @param periods season lengths in steps
     * @return null if there are none
     */
    static @Nullable SeenPlaces of(double[] values, List<Integer> periods) {
        List<Integer> longestFirst =
                periods.stream()
                        .filter(period -> period > 1 && period <= Limits.SEASON_STEPS)
                        .filter(period -> values.length >= 2L * period)
                        .distinct()
                        .sorted(Comparator.reverseOrder())
                        .toList();
        for (int i = 0; i < longestFirst.size(); i++) {
            SeenPlaces places = of(values, longestFirst.get(i));
            if (places != null
                    && longestFirst.stream().skip(i + 1L).allMatch(places::comesAgainIn)) {
                return places;
            }
        }
        return null;
    }

    private static @Nullable SeenPlaces of(double[] values, int period) {
        boolean[] seen = new boolean[period];
        int observed = 0;
        for (int t = 0; t < values.length; t++) {
            if (Double.isFinite(values[t])) {
                seen[t % period] = true;
                observed++;
            }
        }
        SeenPlaces places = new SeenPlaces(seen);
        if (observed == 0 || places.count() == period) {
            return null;
        }
        double missing = 1 - observed / (double) places.index(values.length);
        double visits = Math.floor(values.length / (double) period);
        return period * Math.pow(missing, visits) < CHANCE ? places : null;
    }

    /** Whether a shorter season has the same places in each of its turns that has any. */
    private boolean comesAgainIn(int shorter) {
        if (period() % shorter != 0) {
            return false;
        }
        boolean[] pattern = new boolean[shorter];
        for (int i = 0; i < seen.length; i++) {
            pattern[i % shorter] |= seen[i];
        }
        for (int from = 0; from < seen.length; from += shorter) {
            for (int i = 0; i < shorter; i++) {
                boolean open = before[from + shorter] > before[from];
                if (open && seen[from + i] != pattern[i]) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Steps of the season. */
    int period() {
        return seen.length;
    }

    /** How many places have values. */
    int count() {
        return before[seen.length];
    }

    /** Whether the place of a step has values. */
    boolean has(long step) {
        return seen[Math.floorMod(step, seen.length)];
    }

    /**
     * How many steps from the first one until before this one have such a place; may be negative.
     */
    long index(long step) {
        return Math.floorDiv(step, seen.length) * count()
                + before[Math.floorMod(step, seen.length)];
    }

    /** The values at these places alone. */
    double[] of(double[] values) {
        double[] some = new double[(int) index(values.length)];
        int n = 0;
        for (int t = 0; t < values.length; t++) {
            if (has(t)) {
                some[n++] = values[t];
            }
        }
        return some;
    }

    /** Numbers of the steps at these places, NaN at the others. */
    double[] spread(double[] some, int steps) {
        double[] all = new double[steps];
        for (int t = 0; t < steps; t++) {
            all[t] = has(t) ? some[(int) index(t)] : Double.NaN;
        }
        return all;
    }

    /** The length of a season in steps at these places; 1 where it has no whole number of them. */
    int length(int other) {
        if (period() % other == 0) {
            int turns = 0;
            for (int from = 0; from < seen.length; from += other) {
                turns += before[from + other] > before[from] ? 1 : 0;
            }
            return count() / turns;
        }
        return other % period() == 0 ? other / period() * count() : 1;
    }

    /** The seasons in steps at these places, in the same order, at least one. */
    List<Integer> lengths(List<Integer> periods) {
        List<Integer> lengths = new ArrayList<>();
        for (int other : periods) {
            int length = length(other);
            if (length > 1) {
                lengths.add(length);
            }
        }
        return lengths.isEmpty() ? List.of(1) : lengths;
    }

    /** Whether each place has values, from that of the first step on. */
    boolean[] seen() {
        return seen.clone();
    }
}
