package io.driftcast.forecast.regression;

/**
 * Trees on the lags, these rounded to floats as the trees were grown on.
 *
 * @param trees the features being places among the lags
 * @param errors standard errors for the first steps ahead, not decreasing, at least one. After them
 *     those of sums grow with the square root of the steps, the others stay
 */
record TreePredictor(int[] lags, TreeEnsemble trees, double[] errors) implements LagPredictor {

    @Override
    public double next(double[] numbers, int end) {
        double[] row = new double[lags.length];
        for (int j = 0; j < row.length; j++) {
            row[j] = (float) numbers[end - lags[j]];
        }
        return trees.predict(row);
    }

    @Override
    public double[] standardErrors(int count, int differences) {
        double[] all = new double[count];
        for (int k = 0; k < count; k++) {
            int known = Math.min(k, errors.length - 1);
            double steps = (k + 1.0) / (known + 1.0);
            all[k] = differences == 0 ? errors[known] : errors[known] * Math.sqrt(steps);
        }
        return all;
    }
}
