package io.driftcast.forecast.regression;

/**
 * Rows whose columns, and targets, have mean 0 and variance 1 (population), or are all 0 where a
 * column does not vary: what a penalty on the size of coefficients takes for granted.
 *
 * @param x n rows of p columns
 * @param y n targets
 * @param gram X'X, p x p
 * @param moments X'y
 */
record StandardRows(
        double[][] x,
        double[] y,
        double[][] gram,
        double[] moments,
        double[] columnMeans,
        double[] columnScales,
        double targetMean,
        double targetScale) {

    /** The rows are standardised already: a column that varies less does not vary. */
    private static final double ROUNDING = 1e-12;

    /**
     * Standardises rows.
     *
     * @param rows n rows of p columns, n and p at least 1; unchanged
     * @param targets n numbers; unchanged
     */
    static StandardRows of(double[][] rows, double[] targets) {
        int n = rows.length;
        int p = rows[0].length;
        double[][] x = new double[n][p];
        double[] means = new double[p];
        double[] scales = new double[p];
        double[] column = new double[n];
        for (int j = 0; j < p; j++) {
            for (int i = 0; i < n; i++) {
                column[i] = rows[i][j];
            }
            means[j] = mean(column);
            scales[j] = scale(column, means[j]);
            for (int i = 0; i < n; i++) {
                x[i][j] = standard(column[i], means[j], scales[j]);
            }
        }
        double targetMean = mean(targets);
        double targetScale = scale(targets, targetMean);
        double[] y = new double[n];
        for (int i = 0; i < n; i++) {
            y[i] = standard(targets[i], targetMean, targetScale);
        }
        double[][] gram = new double[p][p];
        double[] moments = new double[p];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < p; j++) {
                moments[j] += x[i][j] * y[i];
                for (int k = 0; k < p; k++) {
                    gram[j][k] += x[i][j] * x[i][k];
                }
            }
        }
        return new StandardRows(x, y, gram, moments, means, scales, targetMean, targetScale);
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    private static double scale(double[] values, double mean) {
        double sum = 0;
        for (double value : values) {
            sum += (value - mean) * (value - mean);
        }
        double scale = Math.sqrt(sum / values.length);
        return scale <= ROUNDING ? 0 : scale;
    }

    private static double standard(double value, double mean, double scale) {
        return scale == 0 ? 0 : (value - mean) / scale;
    }

    /** The coefficients of the rows as they were given, from those of the standardised ones. */
    double[] unscaled(double[] coefficients) {
        double[] unscaled = new double[coefficients.length];
        for (int j = 0; j < unscaled.length; j++) {
            unscaled[j] =
                    columnScales[j] == 0 ? 0 : targetScale * coefficients[j] / columnScales[j];
        }
        return unscaled;
    }

    /** The intercept that goes with {@link #unscaled}. */
    double intercept(double[] unscaled) {
        double intercept = targetMean;
        for (int j = 0; j < unscaled.length; j++) {
            intercept -= unscaled[j] * columnMeans[j];
        }
        return intercept;
    }
}
