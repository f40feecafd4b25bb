package io.driftcast.series.decomposition;

import java.util.ArrayList;
import java.util.List;

/**
 * MSTL: STL for several seasons, one after the other from the shortest, each from what the others
 * leave, gone through twice (K. Bandara, R. J. Hyndman and C. Bergmeir, 2021, arXiv:2107.13462).
 * The season at place i (from 1) of the sorted periods has the window 7 + 4 i, everything else is
 * as in R's {@code stl}; so it is R's {@code mstl} of the package forecast, with which it agrees on
 * complete series. The trend is that of the last season's STL.
 *
 * <p>Missing values are treated as in {@link Stl}; windows of season and trend are wider by the
 * share of the steps that have a value, so that they hold as many: a window of two values would
 * take noise for a season. Immutable, thread-safe.
 *
 * @param robust whether points that fit badly are given less weight
 */
public record Mstl(boolean robust) {

    private static final int ROUNDS = 2;

    /**
     * Decomposes a series.
     *
     * @param values one a step, finite, or NaN where missing; unchanged
     * @param periods season lengths in steps, in any order; those below 2 and those of which the
     *     series has not more than two are left out, and so are repeated ones
     * @return with no season, as {@link LoessTrend} has it, if no period is left
     * @throws IllegalArgumentException if the series has no value
     */
    public Decomposition decompose(double[] values, List<Integer> periods) {
        List<Integer> used =
                periods.stream()
                        .filter(period -> period >= 2 && 2L * period < values.length)
                        .distinct()
                        .sorted()
                        .toList();
        if (used.isEmpty()) {
            return LoessTrend.decompose(values);
        }
        int n = values.length;
        double[] rest = values.clone();
        double[][] seasons = new double[used.size()][n];
        double[] trend = new double[n];
        int rounds = used.size() == 1 ? 1 : ROUNDS;
        for (int round = 0; round < rounds; round++) {
            for (int i = 0; i < used.size(); i++) {
                add(rest, seasons[i], 1);
                int period = used.get(i);
                StlOptions options =
                        StlOptions.of(period, 11 + 4 * i).ofShare(shareObserved(values, period));
                Decomposition parts = Stl.decompose(rest, robust ? options.robust() : options);
                seasons[i] = parts.seasons().getFirst().values();
                trend = parts.trend();
                add(rest, seasons[i], -1);
            }
        }
        add(rest, trend, -1);
        List<Season> parts = new ArrayList<>();
        for (int i = 0; i < used.size(); i++) {
            parts.add(new Season(used.get(i), seasons[i]));
        }
        return new Decomposition(DecompositionType.ADDITIVE, trend, parts, rest);
    }

    /** How many of the steps have a value, those at places that never have one left out. */
    private static double shareObserved(double[] values, int period) {
        int[] counts = new int[period];
        for (int t = 0; t < values.length; t++) {
            counts[t % period] += Double.isNaN(values[t]) ? 0 : 1;
        }
        int observed = 0;
        int steps = 0;
        for (int place = 0; place < period; place++) {
            observed += counts[place];
            steps += counts[place] == 0 ? 0 : (values.length - 1 - place) / period + 1;
        }
        return observed / (double) steps;
    }

    private static void add(double[] values, double[] part, int sign) {
        for (int t = 0; t < values.length; t++) {
            values[t] += sign * part[t];
        }
    }
}
