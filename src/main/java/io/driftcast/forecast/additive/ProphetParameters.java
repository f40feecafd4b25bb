package io.driftcast.forecast.additive;

/**
 * A fitted Prophet-like model.
 *
 * @param shape its columns
 * @param floor what the scale begins at, in units of the series
 * @param scale the units of the series in one of the fit, above 0
 * @param coefficients one a column, on the scale of the fit
 * @param noise standard deviation of the noise, on the scale of the fit
 * @param changeScale the mean size of the changes of slope, on the scale of the fit
 * @param spreads the root mean square effect of each season, on the scale of the fit
 */
record ProphetParameters(
        ProphetShape shape,
        double floor,
        double scale,
        double[] coefficients,
        double noise,
        double changeScale,
        double[] spreads) {

    /** The value of a row, in units of the series. */
    double value(double[] row) {
        return floor + scale * shape.value(row, coefficients);
    }

    /**
     * The standard error of a row's forecast, in units of the series.
     *
     * <p>The changes of slope go on after the fit as often as before it, S in one unit of scaled
     * time, each with a Laplace distribution of scale l = {@link #changeScale}: a compound Poisson
     * process, so that a trend u beyond the fit has the variance S 2 l^2 u^3 / 3.
     */
    double standardError(double[] row) {
        double beyond = Math.max(0, row[0] - 1);
        double changes = shape.changePoints().length;
        double trend = 2 * changes * changeScale * changeScale * beyond * beyond * beyond / 3;
        double slope = shape.growth().slope(shape.trend(row, coefficients));
        return scale * Math.sqrt(noise * noise + slope * slope * trend);
    }

    /**
     * The standard deviation of what is not known of the seasons at a step, in units of the series:
     * where a season never had a value its effect may be any that it has elsewhere.
     */
    double unseenError(long index) {
        double squares = 0;
        for (int i = 0; i < spreads.length; i++) {
            if (shape.seasons().get(i).isUnseen(shape.timeline(), index)) {
                squares += spreads[i] * spreads[i];
            }
        }
        return scale * Math.sqrt(squares);
    }
}
