package io.driftcast.forecast.recurrent;

import io.driftcast.bytes.ModelImage;
import io.driftcast.forecast.Fit;
import io.driftcast.forecast.Fit.Estimate;
import io.driftcast.forecast.FittedModel;
import io.driftcast.forecast.InSample;
import io.driftcast.forecast.ModelFitter;
import io.driftcast.forecast.TrainingSeries;
import io.driftcast.forecast.UnfittableSeriesException;
import io.driftcast.math.network.GradientNorms;
import io.driftcast.math.network.RecurrentParameters;
import io.driftcast.math.network.RecurrentShape;
import io.driftcast.series.Values;
import io.driftcast.series.decomposition.SeasonalDifferences;
import java.lang.foreign.Arena;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A recurrent network for one series. It works on the logarithms where all values are above 0 and
 * the largest is at least twice the smallest, and with a season where that is strong enough. The
 * naive forecast that it starts from is the last value, or that of the season before with the
 * series' mean drift.
 *
 * <p>Immutable, thread-safe.
 *
 * @param period the season's length in steps, 1 for none
 */
record RecurrentFitter(RecurrentOptions options, int period) implements ModelFitter {

    private static final int LEAST_VALUES = 20;

    /** From this strength on a season takes part, whatever its kind. */
    private static final double STRONG_SEASON = 0.3;

    /** The part of the series that the bounds are checked on. */
    private static final int TAIL = 4;

    /** Seasons that must be there. */
    private static final int LEAST_SEASONS = 3;

    /** The longest stretch that gradients go back. */
    private static final int CHUNK = 512;

    /** How far back the gradient is followed. */
    private static final int STEPS_BACK = 60;

    /** From this ratio of the largest value to the smallest on their logarithms are taken. */
    private static final double WIDE_RANGE = 2;

    @Override
    public Fit fit(TrainingSeries series) throws UnfittableSeriesException {
        requireEnough(series);
        RecurrentModel model = train(series).widened(widening(series));
        RecurrentForecaster forecaster =
                RecurrentForecaster.start(
                        model.representation(), RecurrentFamily.steppers(model), 0);
        InSample run = InSample.run(forecaster, series.values());
        double[] residuals = run.residuals();
        Arrays.fill(residuals, 0, unknown(series, model.representation()), Double.NaN);
        Map<String, Double> metrics = new LinkedHashMap<>();
        double sigma2 = run.meanSquare();
        if (Double.isFinite(sigma2)) {
            metrics.put("sigma2", sigma2);
        }
        metrics.put("n", (double) run.observed());
        FittedModel fitted =
                new FittedModel(
                        new ModelImage(
                                RecurrentFamily.KIND,
                                RecurrentFamily.VERSION,
                                RecurrentCodec.encode(model)),
                        spec(model.representation()),
                        forecaster.state(),
                        run.observed(),
                        metrics);
        return new Fit(fitted, estimates(model), residuals, gradientNorms(model, series));
    }

    /** Steps at the beginning before there is a value, or one of a season before, to start from. */
    private static int unknown(TrainingSeries series, Representation representation) {
        double[] values = series.values();
        return Math.min(values.length, Values.first(values) + representation.season());
    }

    private RecurrentModel train(TrainingSeries series) {
        Representation representation = represent(series);
        RecurrentShape shape =
                RecurrentModel.shape(
                        representation, options.cell(), options.hidden(), options.layers());
        Examples examples = new Examples(representation, List.of(series));
        return new RecurrentModel(representation, shape, networks(shape, examples));
    }

    /** From the end of the series and what is learnt without it. */
    private Widening widening(TrainingSeries series) {
        int length = series.values().length;
        int before = length - length / TAIL;
        TrainingSeries beginning = series.first(before);
        if (beginning.observed() < LEAST_VALUES) {
            return Widening.NONE;
        }
        return Widening.measure(train(beginning), series.values(), before);
    }

    private List<float[]> networks(RecurrentShape shape, Examples examples) {
        if (examples.empty()) { // a constant series: the naive forecast is right
            return Collections.nCopies(options.members(), new float[shape.parameters()]);
        }
        return Training.members(options, shape, examples, CHUNK);
    }

    private static void requireEnough(TrainingSeries series) throws UnfittableSeriesException {
        int observed = series.observed();
        if (observed < LEAST_VALUES) {
            throw new UnfittableSeriesException(
                    String.format(
                            Locale.ROOT,
                            "a recurrent network needs at least %d values to learn from, not %d",
                            LEAST_VALUES,
                            observed));
        }
        if (!Calibration.takes(series.values())) {
            throw new UnfittableSeriesException(
                    "a recurrent network takes no values beyond %s".formatted(Calibration.LARGEST));
        }
    }

    private Representation represent(TrainingSeries series) {
        double[] values = series.values();
        boolean logarithm = wide(values);
        double[] y = new double[values.length];
        for (int t = 0; t < y.length; t++) {
            y[t] = logarithm ? Math.log(values[t]) : values[t];
        }
        int season = season(y);
        int horizon = Math.min(options.stepsAhead(), series.observed() / 4);
        Representation plain =
                new Representation(
                        logarithm,
                        season,
                        1,
                        Representation.cycles(season > 1 ? List.of(season) : List.of()),
                        series.firstStep(),
                        horizon,
                        false,
                        mean(y),
                        1,
                        season > 1 ? drift(y) : 0,
                        0,
                        1,
                        1,
                        Collections.nCopies(horizon, 1.0),
                        Widening.NONE);
        return Calibration.of(plain, List.of(series));
    }

    private int season(double[] y) {
        boolean there =
                period > 1
                        && period <= Representation.MAX_SEASON
                        && y.length > LEAST_SEASONS * period
                        && SeasonalDifferences.strength(y, period) > STRONG_SEASON;
        return there ? period : 1;
    }

    private static boolean wide(double[] values) {
        double low = Double.POSITIVE_INFINITY;
        double high = 0;
        for (double value : values) {
            if (Double.isFinite(value)) {
                low = Math.min(low, value);
                high = Math.max(high, value);
            }
        }
        return low > 0 && high >= WIDE_RANGE * low;
    }

    private static double mean(double[] y) {
        double sum = 0;
        int n = 0;
        for (double value : y) {
            if (Double.isFinite(value)) {
                sum += value;
                n++;
            }
        }
        return sum / n;
    }

    /** From the first value to the last, a step. */
    private static double drift(double[] y) {
        int first = Values.first(y);
        int last = Values.last(y);
        return last > first ? (y[last] - y[first]) / (last - first) : 0;
    }

    private String spec(Representation representation) {
        return options.words()
                + (representation.season() > 1 ? "[" + representation.season() + "]" : "")
                + (representation.logarithm() ? " on log" : "");
    }

    /** Of the median one step ahead, the mean of the networks'. */
    private static double[] gradientNorms(RecurrentModel model, TrainingSeries series) {
        Examples examples = new Examples(model.representation(), List.of(series));
        if (examples.empty()) {
            return new double[0];
        }
        double[] mean = new double[0];
        for (float[] member : model.members()) {
            RecurrentParameters parameters =
                    RecurrentParameters.zeros(Arena.ofAuto(), model.shape());
            parameters.flat().copyFrom(member);
            double[] norms =
                    GradientNorms.atEnd(parameters, examples, 0, RecurrentModel.MEDIAN, STEPS_BACK);
            mean = mean.length == 0 ? new double[norms.length] : mean;
            for (int back = 0; back < norms.length; back++) {
                mean[back] += norms[back] / model.members().size();
            }
        }
        return mean;
    }

    private static Map<String, Estimate> estimates(RecurrentModel model) {
        Map<String, Estimate> estimates = new LinkedHashMap<>();
        Representation representation = model.representation();
        estimates.put("steps at once", new Estimate.Scalar(representation.horizon()));
        estimates.put("unit", new Estimate.Scalar(representation.unit()));
        estimates.put(
                "weights",
                new Estimate.Scalar((double) model.members().size() * model.shape().parameters()));
        return estimates;
    }
}
