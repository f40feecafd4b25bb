package io.driftcast.app.report;

import io.driftcast.series.decomposition.ClassicalDecomposition;
import io.driftcast.series.decomposition.Decomposition;
import io.driftcast.series.decomposition.Mstl;
import java.util.List;

/** How {@code analyze} takes a series apart. */
public enum DecompositionChoice {
    /** By STL or, with several seasons, MSTL: value = trend + seasons + remainder. */
    STL {
        @Override
        public Decomposition decompose(double[] values, List<Integer> periods, boolean robust) {
            return new Mstl(robust).decompose(values, periods);
        }

        @Override
        String method(Decomposition parts, boolean robust) {
            String name =
                    switch (parts.seasons().size()) {
                        case 0 -> "loess";
                        case 1 -> "stl";
                        default -> "mstl";
                    };
            return robust && !parts.seasons().isEmpty() ? name + ", robust" : name;
        }
    },

    /** By moving averages: value = trend + season + remainder. */
    ADDITIVE {
        @Override
        public Decomposition decompose(double[] values, List<Integer> periods, boolean robust) {
            return ClassicalDecomposition.additive(values, periods.getFirst());
        }
    },

    /** By moving averages: value = trend times season times remainder. */
    MULTIPLICATIVE {
        @Override
        public Decomposition decompose(double[] values, List<Integer> periods, boolean robust) {
            return ClassicalDecomposition.multiplicative(values, periods.getFirst());
        }
    };

    /**
     * Takes a series apart.
     *
     * @param values one a step, NaN where missing; unchanged
     * @param periods season lengths in steps, the main one first; moving averages take this one
     * @param robust whether STL gives less weight to points that fit badly
     * @throws IllegalArgumentException if the series has no values, or too few or others than it
     *     takes
     */
    public abstract Decomposition decompose(double[] values, List<Integer> periods, boolean robust);

    /** What was done, in a word or two. */
    String method(Decomposition parts, boolean robust) {
        return "moving averages";
    }
}
