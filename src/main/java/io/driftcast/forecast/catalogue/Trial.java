package io.driftcast.forecast.catalogue;

import java.util.Arrays;

/**
 * The squared errors of one candidate over the part of a series that it was tried on.
 *
 * @param oneStep of the forecast of each step from the one before it, NaN where there is no value
 * @param byHorizon the mean square so many steps ahead, index 0 for one; NaN where none was
 *     compared
 */
record Trial(double[] oneStep, double[] byHorizon) {

    /** Fewer steps than this leave no standard error to speak of. */
    private static final int LEAST_STEPS = 8;

    private static final int BLOCKS = 10;

    /**
     * By how many standard errors. With one, the demo's fits that come late now and then gave one
     * of 25 series a model worse than the naive forecast; more costs the others more than it saves.
     */
    private static final double ERRORS = 1.5;

    /** A square that counts as none: what is forecast without an error has a logarithm too. */
    private static final double NONE = Double.MIN_NORMAL;

    /**
     * The mean over the horizons of the logarithm of the mean square, so that none outweighs the
     * others by its size. A horizon of h steps has the weight 1/h: the forecast of the next step is
     * the one that every reading is held against.
     */
    double score() {
        double sum = 0;
        double weights = 0;
        for (int h = 0; h < byHorizon.length; h++) {
            if (Double.isFinite(byHorizon[h])) {
                sum += log(byHorizon[h]) / (h + 1);
                weights += 1.0 / (h + 1);
            }
        }
        return sum / weights;
    }

    /**
     * Whether this candidate's forecasts of the next step are better than another's, over the same
     * steps, by more than {@value #ERRORS} standard errors of the difference: of that of the
     * logarithms of the mean squares. Its standard error is that of the delete-a-block jackknife:
     * errors of neighbouring steps are not independent, those of neighbouring blocks nearly are.
     */
    boolean beatsOneStepAhead(Trial other) {
        double[] ours = blockSums(oneStep);
        double[] theirs = blockSums(other.oneStep);
        double ourSum = Arrays.stream(ours).sum();
        double theirSum = Arrays.stream(theirs).sum();
        double[] without = new double[BLOCKS];
        for (int b = 0; b < BLOCKS; b++) {
            without[b] = log(ourSum - ours[b]) - log(theirSum - theirs[b]);
        }
        double mean = Arrays.stream(without).average().orElseThrow();
        double squares = 0;
        for (double each : without) {
            squares += (each - mean) * (each - mean);
        }
        double error = Math.sqrt(squares * (BLOCKS - 1) / BLOCKS);
        return compared() >= LEAST_STEPS && log(ourSum) - log(theirSum) < -ERRORS * error;
    }

    private long compared() {
        return Arrays.stream(oneStep).filter(Double::isFinite).count();
    }

    private static double[] blockSums(double[] squares) {
        double[] sums = new double[BLOCKS];
        for (int t = 0; t < squares.length; t++) {
            if (Double.isFinite(squares[t])) {
                sums[(int) ((long) t * BLOCKS / squares.length)] += squares[t];
            }
        }
        return sums;
    }

    private static double log(double square) {
        return StrictMath.log(Math.max(square, NONE));
    }
}
