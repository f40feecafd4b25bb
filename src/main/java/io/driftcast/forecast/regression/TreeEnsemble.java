package io.driftcast.forecast.regression;

import java.util.Arrays;

/**
 * A sum of regression trees, evaluated as the library does that grew them, to the last bit.
 *
 * <p>The nodes of all trees stand one after the other, each tree's root first and every node before
 * what is below it, left before right: the left child of an inner node is the next one. Immutable,
 * thread-safe.
 *
 * @param summation how the leaves are added up
 * @param base what they are added to
 * @param features the feature that an inner node looks at, {@value #LEAF} for a leaf; with the
 *     others kept, not copied
 * @param values the largest value of the feature that goes left, or the leaf's value
 * @param right the right child of an inner node
 * @param roots where the trees begin
 */
record TreeEnsemble(
        Summation summation,
        double base,
        int[] features,
        double[] values,
        int[] right,
        int[] roots) {

    static final int LEAF = -1;

    /** How leaves are added up. */
    enum Summation {
        /** In 32 bits. */
        SINGLE(0) {
            @Override
            double add(double sum, double leaf) {
                return (float) sum + (float) leaf;
            }
        },
        /** In 64 bits. */
        DOUBLE(1) {
            @Override
            double add(double sum, double leaf) {
                return sum + leaf;
            }
        };

        private final int code;

        Summation(int code) {
            this.code = code;
        }

        /** How it is stored. */
        byte code() {
            return (byte) code;
        }

        abstract double add(double sum, double leaf);
    }

    int trees() {
        return roots.length;
    }

    /** The sum for one row of features that have the precision of floats; none is NaN. */
    double predict(double[] row) {
        double sum = base;
        for (int tree = 0; tree < roots.length; tree++) {
            sum = summation.add(sum, leaf(tree, row));
        }
        return sum;
    }

    /** The value of the leaf in which a row ends. */
    double leaf(int tree, double[] row) {
        int node = roots[tree];
        while (features[node] != LEAF) {
            node = row[features[node]] <= values[node] ? node + 1 : right[node];
        }
        return values[node];
    }

    /** Writes nodes one after the other, in the order that the ensemble keeps. */
    static final class Builder {

        private final Summation summation;
        private final double base;
        private int[] features = new int[64];
        private double[] values = new double[64];
        private int[] right = new int[64];
        private int nodes;
        private int[] roots = new int[16];
        private int trees;

        /** Inner nodes whose right child is yet to come. */
        private int[] open = new int[16];

        private int depth;
        private boolean whole = true;

        Builder(Summation summation, double base) {
            this.summation = summation;
            this.base = base;
        }

        /** An inner node; its left child comes next. */
        void split(int feature, double threshold) {
            add(feature, threshold);
            if (depth == open.length) {
                open = Arrays.copyOf(open, 2 * depth);
            }
            open[depth++] = nodes - 1;
        }

        /** A leaf; the right child of the nearest open node comes next, or another tree. */
        void leaf(double value) {
            add(LEAF, value);
            if (depth == 0) {
                whole = true;
            } else {
                right[open[--depth]] = nodes;
            }
        }

        private void add(int feature, double value) {
            if (whole) {
                if (trees == roots.length) {
                    roots = Arrays.copyOf(roots, 2 * trees);
                }
                roots[trees++] = nodes;
                whole = false;
            }
            if (nodes == values.length) {
                features = Arrays.copyOf(features, 2 * nodes);
                values = Arrays.copyOf(values, 2 * nodes);
                right = Arrays.copyOf(right, 2 * nodes);
            }
            features[nodes] = feature;
            values[nodes++] = value;
        }

        int trees() {
            return trees;
        }

        /** Whether the last tree has all its nodes. */
        boolean isWhole() {
            return whole;
        }

        TreeEnsemble build() {
            if (!whole) {
                throw new IllegalStateException("the last tree lacks nodes");
            }
            return new TreeEnsemble(
                    summation,
                    base,
                    Arrays.copyOf(features, nodes),
                    Arrays.copyOf(values, nodes),
                    Arrays.copyOf(right, nodes),
                    Arrays.copyOf(roots, trees));
        }
    }
}
