package io.driftcast.forecast.smoothing;

import io.driftcast.forecast.Fit;
import io.driftcast.forecast.ModelFitter;
import io.driftcast.forecast.TrainingSeries;
import io.driftcast.forecast.UnfittableSeriesException;
import java.util.Arrays;

/**
 * One form of model, by maximum likelihood. A constant series gives sigma2 0. Immutable,
 * thread-safe.
 *
 * @param spec the form
 * @param period steps a season; 1 for a form without one
 * @param bounds where its smoothing parameters may lie
 */
record EtsFitter(EtsSpec spec, int period, SmoothingBounds bounds) implements ModelFitter {

    // weights of a model that has seen nothing but one value
    private static final double CONSTANT_ALPHA = 0.5;
    private static final double CONSTANT_REST = 0.05;
    private static final double CONSTANT_PHI = 0.9;

    @Override
    public Fit fit(TrainingSeries series) throws UnfittableSeriesException {
        return estimate(series.values(), Thread.currentThread()).published();
    }

    /**
     * The fit itself.
     *
     * @param caller the thread whose interruption ends the search
     */
    EtsFit estimate(double[] values, Thread caller) throws UnfittableSeriesException {
        double[] finite = SeriesCheck.finiteOrMissing(values);
        SeriesCheck.require(spec, period, finite);
        return SeriesCheck.constant(finite)
                ? constant(finite)
                : new EtsEstimator(spec, period, bounds, finite, caller).fit();
    }

    private EtsFit constant(double[] values) {
        double[] initial = new double[spec.stateCount(period)];
        initial[0] = SeriesCheck.least(values);
        if (spec.season() == EtsSpec.Season.MULTIPLICATIVE) {
            Arrays.fill(initial, initial.length - period, initial.length, 1);
        }
        EtsParameters parameters =
                new EtsParameters(
                        spec,
                        period,
                        CONSTANT_ALPHA,
                        spec.hasTrend() ? CONSTANT_REST : 0,
                        spec.hasSeason() ? CONSTANT_REST : 0,
                        spec.damped() ? CONSTANT_PHI : 1,
                        0);
        return EtsRun.over(values, parameters, initial, false);
    }
}
