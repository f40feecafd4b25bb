package io.driftcast.forecast.arima;

import io.driftcast.forecast.Fit;
import io.driftcast.forecast.Fit.Estimate;
import io.driftcast.forecast.ModelFitter;
import io.driftcast.forecast.TrainingSeries;
import io.driftcast.forecast.UnfittableSeriesException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Fits y[t] = x[t]'beta + n[t] with n an ARIMA model and x what the calendar says of step t, by
 * exact maximum likelihood of everything at once: the effects beta are generalised least squares
 * estimates at the ARMA coefficients. Thread-safe.
 *
 * @param holidays days since 1970-01-01, ascending; empty if the spec does not count them
 */
record CalendarArimaFitter(CalendarArimaSpec spec, long[] holidays) implements ModelFitter {

    @Override
    public Fit fit(TrainingSeries series) throws UnfittableSeriesException {
        CalendarRegressors regressors =
                new CalendarRegressors(series.timeline(), spec.kinds(), holidays);
        requireCalendar(series);
        double[] values = series.values();
        double[][] columns = regressors.columns(values.length);
        requireIndependent(values, columns, regressors.names());
        ArimaFit fit = ArimaFitter.fit(spec.errors(), values, columns);
        CalendarArimaParameters parameters =
                new CalendarArimaParameters(fit.parameters(), regressors, fit.effects());
        Fit errors = ArimaFits.of(fit, parameters.rest(values));
        Map<String, Estimate> estimates = new LinkedHashMap<>(errors.estimates());
        List<String> names = regressors.names();
        for (int c = 0; c < names.size(); c++) {
            estimates.put(names.get(c), new Estimate.Scalar(fit.effects()[c]));
        }
        return new Fit(
                CalendarArimaFamily.fittedModel(fit, parameters, values),
                estimates,
                errors.residuals());
    }

    private void requireCalendar(TrainingSeries series) throws UnfittableSeriesException {
        for (CalendarKind kind : spec.kinds()) {
            String obstacle = kind.obstacle(series.timeline().interval());
            if (obstacle != null) {
                throw new UnfittableSeriesException(obstacle);
            }
        }
        int lost = spec.errors().lostToDifferences();
        if (series.observed() - lost < spec.parameterCount()) {
            throw new UnfittableSeriesException(
                    String.format(
                            Locale.ROOT,
                            "%s needs at least %d values, the series has %d",
                            spec,
                            spec.parameterCount() + lost,
                            series.observed()));
        }
    }

    private void requireIndependent(double[] values, double[][] columns, List<String> names)
            throws UnfittableSeriesException {
        int repeated = new ArimaLikelihood(spec.errors(), values, columns).dependentRegressor();
        if (repeated >= 0) {
            throw new UnfittableSeriesException(
                    "%s: on these steps '%s' says nothing that the constant, the differences and the regressors before it do not; leave its kind out, difference less or give more history"
                            .formatted(spec, names.get(repeated)));
        }
    }
}
