package io.driftcast.forecast.smoothing;

import io.driftcast.bytes.ModelImage;
import io.driftcast.forecast.Fit;
import io.driftcast.forecast.FittedModel;
import io.driftcast.forecast.ModelFitter;
import io.driftcast.forecast.ModelRequest.Zero;
import io.driftcast.forecast.TrainingSeries;
import io.driftcast.forecast.UnfittableSeriesException;
import io.driftcast.series.Values;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The dynamic optimised theta model ({@link DotmState}) by least squares of the one-step errors.
 * For a given alpha the errors are linear in the first level and in the weight of the line, so only
 * alpha is searched for: a grid, then golden sections round its best point. Missing values are
 * filled with what the fit before expects, a few times over, and left out of the sum. The first
 * step has no residual: the line begins with it.
 *
 * <p>Immutable, thread-safe.
 *
 * @param period steps a season, 1 for none
 * @param zero what 0 is on the scale of the values
 */
record DotmFitter(int period, Zero zero) implements ModelFitter {

    private static final double LEAST_ALPHA = SmoothingBounds.ETS.lowest();
    private static final double MOST_ALPHA = SmoothingBounds.ETS.highest();
    private static final int GRID = 40;
    private static final int SECTIONS = 40;
    private static final int FILLS = 5;
    private static final double GOLDEN = 0.6180339887498949;

    /** Below so many values there is nothing to estimate from. */
    private static final int FEW = 5;

    private static final EtsSpec ANY = EtsSpec.parse("ets(A,N,N)");

    @Override
    public Fit fit(TrainingSeries series) throws UnfittableSeriesException {
        double[] values = SeriesCheck.finiteOrMissing(series.values());
        SeriesCheck.require(ANY, 1, values);
        Deseasonalised without = Deseasonalised.of(values, period, zero);
        DotmSquares best = estimate(without.values(), series.observed());
        return published(values, without, best, series.observed());
    }

    private static DotmSquares estimate(double[] values, int observed) {
        double[] filled = Gaps.filled(values, 1);
        DotmSquares best = DotmSquares.at(0.5, values, filled);
        if (observed < FEW || SeriesCheck.constant(values)) {
            return best.withoutLine(values, filled);
        }
        int rounds = observed < values.length ? FILLS : 1;
        for (int round = 0; round < rounds; round++) {
            best = search(values, filled);
            best.fill(values, filled);
        }
        return best;
    }

    private static DotmSquares search(double[] values, double[] filled) {
        double step = (MOST_ALPHA - LEAST_ALPHA) / GRID;
        DotmSquares best = DotmSquares.at(LEAST_ALPHA, values, filled);
        for (int i = 1; i <= GRID; i++) {
            best = better(best, DotmSquares.at(LEAST_ALPHA + i * step, values, filled));
        }
        double low = Math.max(LEAST_ALPHA, best.alpha() - step);
        double high = Math.min(MOST_ALPHA, best.alpha() + step);
        DotmSquares left = DotmSquares.at(high - GOLDEN * (high - low), values, filled);
        DotmSquares right = DotmSquares.at(low + GOLDEN * (high - low), values, filled);
        for (int i = 0; i < SECTIONS; i++) {
            if (left.sum() <= right.sum()) {
                high = right.alpha();
                right = left;
                left = DotmSquares.at(high - GOLDEN * (high - low), values, filled);
            } else {
                low = left.alpha();
                left = right;
                right = DotmSquares.at(low + GOLDEN * (high - low), values, filled);
            }
        }
        return better(best, better(left, right));
    }

    private static DotmSquares better(DotmSquares first, DotmSquares second) {
        return second.sum() < first.sum() ? second : first;
    }

    private static Fit published(
            double[] values, Deseasonalised without, DotmSquares best, int observed) {
        DotmState state = new DotmState(best.alpha(), best.lineWeight(), best.level());
        double[] indices = without.indices();
        double[] residuals = new double[values.length];
        double squares = 0;
        double size = 0;
        int errors = 0;
        for (int t = 0; t < values.length; t++) {
            double expected = state.expectation();
            double index = indices.length == 0 ? 0 : indices[t % indices.length];
            double mean =
                    without.season() == EtsSpec.Season.MULTIPLICATIVE
                            ? expected * index
                            : expected + index;
            residuals[t] = t == 0 ? Double.NaN : values[t] - mean;
            if (Double.isNaN(values[t])) {
                state.take(expected);
            } else {
                squares += t == 0 ? 0 : residuals[t] * residuals[t];
                errors += t == 0 ? 0 : 1;
                size += values[t] * values[t];
                state.take(without.values()[t]);
            }
        }
        boolean perfect = !(squares > EtsLikelihood.PERFECT * size);
        int free = Math.max(1, errors - 3);
        DotmParameters parameters =
                new DotmParameters(
                        without.season(),
                        Math.max(1, indices.length),
                        best.alpha(),
                        best.lineWeight(),
                        perfect ? 0 : squares / free);
        Map<String, Fit.Estimate> estimates = new LinkedHashMap<>();
        estimates.put("alpha", new Fit.Estimate.Scalar(best.alpha()));
        estimates.put("line_weight", new Fit.Estimate.Scalar(best.lineWeight()));
        estimates.put("initial_level", new Fit.Estimate.Scalar(best.level()));
        estimates.put("level", new Fit.Estimate.Scalar(state.level));
        if (indices.length > 0) {
            estimates.put("initial_season", new Fit.Estimate.Vector(indices));
        }
        DotmForecaster forecaster =
                new DotmForecaster(
                        parameters,
                        true,
                        state,
                        indices.clone(),
                        indices.length == 0 ? 0 : values.length % indices.length,
                        DotmForecaster.warmUp(parameters),
                        values.length - 1 - Values.last(values));
        FittedModel model =
                new FittedModel(
                        new ModelImage(
                                DotmFamily.KIND,
                                DotmFamily.VERSION,
                                DotmFamily.parameters(
                                        parameters, new DotmBeginning(best.level(), indices))),
                        "dotm",
                        forecaster.state(),
                        observed,
                        Map.of("sigma2", perfect ? 0 : squares / errors, "n", (double) errors));
        return new Fit(model, estimates, residuals);
    }
}
