package io.driftcast.forecast.arima;

/**
 * An ARIMA model about a regression on the calendar, with its numbers.
 *
 * @param errors the model of what the calendar does not explain
 * @param effects what one unit of each regressor adds; kept, not copied
 */
record CalendarArimaParameters(
        ArimaParameters errors, CalendarRegressors regressors, double[] effects) {

    CalendarArimaSpec spec() {
        return new CalendarArimaSpec(errors.spec(), regressors.kinds());
    }

    /** What the calendar adds to a step. */
    double effect(long index) {
        return regressors.effect(index, effects);
    }

    /** The values less what the calendar adds to them, the first being that of index 0. */
    double[] rest(double[] values) {
        double[] rest = new double[values.length];
        for (int t = 0; t < rest.length; t++) {
            rest[t] = values[t] - effect(t);
        }
        return rest;
    }
}
