package io.driftcast.forecast.catalogue;

import io.driftcast.forecast.Fit;
import io.driftcast.forecast.Forecast;
import io.driftcast.forecast.Forecaster;
import io.driftcast.forecast.ForecasterFamilies;
import io.driftcast.forecast.ModelFitter;
import io.driftcast.forecast.TrainingSeries;
import io.driftcast.forecast.UnfittableSeriesException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Of several forecasters the one that would have forecast the last part of a series best, fitted to
 * the whole of it. (Information criteria compare models of one family at one order of differencing
 * only.)
 *
 * <p>The last fifth is set aside. Each candidate is fitted to what is before and then goes through
 * the fifth, forecasting up to {@value #HORIZON} steps from every step of it; the score is the mean
 * over the horizons of the logarithm of the mean squared error, so that no horizon outweighs the
 * others. The least score wins, a tie goes to the one named first, and a candidate that cannot be
 * fitted takes no part. A series too short for that gets the first candidate that can be fitted.
 *
 * <p>Deterministic; immutable and thread-safe.
 */
public final class ChoiceFitter implements ModelFitter {

    private static final int HORIZON = 12;
    private static final int LEAST_TAIL = 8;
    private static final int SHARE = 5;

    private final List<ModelFitter> candidates;
    private final ForecasterFamilies families;

    /**
     * @param candidates at least one
     * @param families run their models
     */
    public ChoiceFitter(List<ModelFitter> candidates, ForecasterFamilies families) {
        this.candidates = List.copyOf(candidates);
        this.families = families;
    }

    @Override
    public Fit fit(TrainingSeries series) throws UnfittableSeriesException {
        int tail = series.values().length / SHARE;
        ModelFitter best = null;
        double least = Double.POSITIVE_INFINITY;
        if (tail >= LEAST_TAIL && candidates.size() > 1) {
            for (ModelFitter candidate : candidates) {
                double score = score(candidate, series, tail);
                if (score < least) {
                    best = candidate;
                    least = score;
                }
            }
        }
        if (best != null) {
            try {
                return best.fit(series);
            } catch (UnfittableSeriesException e) {
                return first(series);
            }
        }
        return first(series);
    }

    private Fit first(TrainingSeries series) throws UnfittableSeriesException {
        UnfittableSeriesException problem = null;
        for (ModelFitter candidate : candidates) {
            try {
                return candidate.fit(series);
            } catch (UnfittableSeriesException e) {
                problem = problem == null ? e : problem;
            }
        }
        throw problem == null ? new UnfittableSeriesException("no model to fit") : problem;
    }

    /** Infinite if the candidate cannot be fitted, or nothing in the tail can be compared. */
    private double score(ModelFitter candidate, TrainingSeries series, int tail) {
        int begin = series.values().length - tail;
        Fit fit = fitOrNull(candidate, series.first(begin));
        if (fit == null) {
            return Double.POSITIVE_INFINITY;
        }
        Forecaster forecaster = families.restore(fit.model());
        int horizon = Math.min(HORIZON, tail / 2);
        double[] squares = new double[horizon];
        int[] counts = new int[horizon];
        double[] values = series.values();
        for (int t = begin; t < values.length; t++) {
            Forecast forecast = forecaster.forecast(Math.min(horizon, values.length - t));
            for (int h = 0; h < forecast.horizon(); h++) {
                double error = values[t + h] - forecast.median()[h];
                if (Double.isFinite(error)) {
                    squares[h] += error * error;
                    counts[h]++;
                }
            }
            forecaster.update(values[t]);
        }
        return meanLog(squares, counts);
    }

    private static @Nullable Fit fitOrNull(ModelFitter candidate, TrainingSeries series) {
        try {
            return candidate.fit(series);
        } catch (UnfittableSeriesException e) {
            return null;
        }
    }

    private static double meanLog(double[] squares, int[] counts) {
        double sum = 0;
        int horizons = 0;
        for (int h = 0; h < squares.length; h++) {
            if (counts[h] > 0) {
                sum += StrictMath.log(squares[h] / counts[h]);
                horizons++;
            }
        }
        return horizons == 0 ? Double.POSITIVE_INFINITY : sum / horizons;
    }
}
