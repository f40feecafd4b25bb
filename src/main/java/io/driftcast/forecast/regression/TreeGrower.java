package io.driftcast.forecast.regression;

/** Grows gradient boosted trees for squared errors. Deterministic; thread-safe. */
@FunctionalInterface
interface TreeGrower {

    /**
     * The trees of a number of rounds, one a round, or fewer where nothing is left to split.
     *
     * @param rows n rows of p features, by rows; none is NaN
     * @param targets n numbers about 0
     */
    TreeEnsemble grow(float[] rows, float[] targets, int rounds);
}
