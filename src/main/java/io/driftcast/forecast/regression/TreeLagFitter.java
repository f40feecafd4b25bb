package io.driftcast.forecast.regression;

import io.driftcast.bytes.ModelImage;
import io.driftcast.forecast.Fit;
import io.driftcast.forecast.Fit.Estimate;
import io.driftcast.forecast.FittedModel;
import io.driftcast.forecast.InSample;
import io.driftcast.forecast.ModelFitter;
import io.driftcast.forecast.TrainingSeries;
import io.driftcast.forecast.UnfittableSeriesException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CancellationException;

/**
 * Gradient boosted trees on the values before a value; {@link LagRows} says which, and when it is
 * about differences instead.
 *
 * <p>The number of trees, at most {@value #MAX_ROUNDS}, is that with the least squared one-step
 * errors on the last fifth of the rows when grown on the rows before; then as many are grown on all
 * rows. Those errors, not the far smaller ones of the rows it was grown on, are what the intervals
 * rest on ({@link ErrorPaths}), and their mean square is {@code sigma2}. Immutable, thread-safe.
 *
 * @param name how the model is called
 */
record TreeLagFitter(String name, TreeGrower grower, int period) implements ModelFitter {

    private static final int LEAST_ROWS = 20;
    private static final int MAX_ROUNDS = 200;
    private static final int TAIL_SHARE = 5;

    /** For a constant series, and where no tree does better than the mean. */
    private static final TreeEnsemble NO_TREES =
            new TreeEnsemble.Builder(TreeEnsemble.Summation.DOUBLE, 0).build();

    /** The trees of a number of rounds, with their errors on rows that they were not grown on. */
    private record Choice(int rounds, double[] errors) {}

    @Override
    public Fit fit(TrainingSeries series) throws UnfittableSeriesException {
        double[] values = series.values();
        LagRows rows = LagRows.of(values, period, LEAST_ROWS);
        LagScale scale = rows.scale();
        Choice choice = choose(rows);
        TreeEnsemble trees =
                choice.rounds() == 0
                        ? NO_TREES
                        : grow(rows, rows.targets().length, choice.rounds());
        double[] history = filled(scale.standardise(values), rows.lags(), trees);
        double[] errors =
                ErrorPaths.standardErrors(
                        rows.lags(), trees, history, scale.differences(), choice.errors());
        return fit(values, rows, new TreePredictor(rows.lags(), trees, errors), choice);
    }

    private Fit fit(double[] values, LagRows rows, TreePredictor predictor, Choice choice) {
        LagScale scale = rows.scale();
        int freedom = choice.errors().length;
        LagForecaster forecaster = LagForecaster.start(new LagModel(scale, predictor, freedom));
        InSample run = InSample.run(forecaster, values);
        double[] residuals = run.residuals();
        int unknown = Math.min(residuals.length, predictor.reach() + scale.differences());
        Arrays.fill(residuals, 0, unknown, Double.NaN);
        double sigma = predictor.errors()[0] * scale.scale();
        FittedModel model =
                new FittedModel(
                        new ModelImage(
                                TreeLagFamily.KIND,
                                TreeLagFamily.VERSION,
                                TreeLagFamily.encode(scale, predictor, freedom)),
                        name,
                        forecaster.state(),
                        run.observed(),
                        Map.of("sigma2", sigma * sigma, "n", (double) rows.targets().length));
        double[] lags = Arrays.stream(rows.lags()).asDoubleStream().toArray();
        Map<String, Estimate> estimates = new LinkedHashMap<>();
        estimates.put("trees", new Estimate.Scalar(predictor.trees().trees()));
        estimates.put("differences", new Estimate.Scalar(scale.differences()));
        estimates.put("lags", new Estimate.Vector(lags));
        return new Fit(model, estimates, residuals);
    }

    private Choice choose(LagRows rows) {
        int n = rows.targets().length;
        int head = n - n / TAIL_SHARE;
        boolean constant = rows.scale().scale() == 0;
        TreeEnsemble trees = constant ? NO_TREES : grow(rows, head, MAX_ROUNDS);
        double[][] tail = new double[n - head][];
        for (int i = 0; i < tail.length; i++) {
            float[] row = floats(rows.rows()[head + i]);
            tail[i] = new double[row.length];
            Arrays.setAll(tail[i], j -> row[j]);
        }
        double[] sums = new double[tail.length];
        Arrays.fill(sums, trees.base());
        int rounds = 0;
        double[] best = Arrays.copyOfRange(rows.targets(), head, n);
        double least = Arrays.stream(best).map(error -> error * error).sum();
        for (int tree = 0; tree < trees.trees(); tree++) {
            double[] errors = new double[tail.length];
            double squares = 0;
            for (int i = 0; i < tail.length; i++) {
                sums[i] = trees.summation().add(sums[i], trees.leaf(tree, tail[i]));
                errors[i] = rows.targets()[head + i] - sums[i];
                squares += errors[i] * errors[i];
            }
            if (squares < least) {
                least = squares;
                rounds = tree + 1;
                best = errors;
            }
        }
        return new Choice(rounds, best);
    }

    private TreeEnsemble grow(LagRows rows, int first, int rounds) {
        if (Thread.currentThread().isInterrupted()) {
            throw new CancellationException("interrupted while fitting " + name);
        }
        int columns = rows.lags().length;
        float[] features = new float[first * columns];
        for (int i = 0; i < first; i++) {
            System.arraycopy(floats(rows.rows()[i]), 0, features, i * columns, columns);
        }
        return grower.grow(features, floats(Arrays.copyOf(rows.targets(), first)), rounds);
    }

    private static float[] floats(double[] numbers) {
        float[] floats = new float[numbers.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) numbers[i];
        }
        return floats;
    }

    /** The numbers with the trees' forecasts, or the mean before the first lags, where missing. */
    private static double[] filled(double[] numbers, int[] lags, TreeEnsemble trees) {
        TreePredictor predictor = new TreePredictor(lags, trees, new double[1]);
        for (int t = 0; t < numbers.length; t++) {
            if (Double.isNaN(numbers[t])) {
                numbers[t] = t < predictor.reach() ? 0 : predictor.next(numbers, t);
            }
        }
        return numbers;
    }
}
