package io.driftcast.forecast.additive;

import io.driftcast.bytes.ModelImage;
import io.driftcast.forecast.Fit;
import io.driftcast.forecast.Fit.Estimate;
import io.driftcast.forecast.FittedModel;
import io.driftcast.forecast.ModelFitter;
import io.driftcast.forecast.TrainingSeries;
import io.driftcast.forecast.UnfittableSeriesException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Fits an additive model like Prophet's (S. J. Taylor and B. Letham, "Forecasting at scale", The
 * American Statistician 72, 2018, doi:10.1080/00031305.2017.1380080): a piecewise linear or
 * logistic trend with up to {@value #CHANGE_POINTS} places to change in the first 80 % of the
 * values, Fourier seasons ({@link Seasons}) and holidays, at the mode of the posterior ({@link
 * PosteriorMode}) under Prophet's {@link Priors}.
 *
 * <p>As in Prophet time is scaled to 0 to 1 and the values by their largest size. What differs: no
 * more Fourier terms than the steps of a season carry, and no effect where it never has a value;
 * for logistic growth the offset of the exponent has the prior, not that of time; the noise of the
 * forecast is the residuals' over n less the coefficients' degrees of freedom; later changes of
 * slope enter the bounds by their variance, not by simulation; a series without variation has no
 * change points and no noise.
 *
 * <p>Residuals are values minus the fitted values, which are also the one-step forecasts of the
 * stream at these steps. Estimates: {@code k} (slope over the whole series) and {@code m} (value at
 * its beginning), in units of the series or of the exponent for logistic growth, {@code delta}, a
 * vector for each season (sin 1, cos 1, sin 2, ...), {@code holidays}; {@code capacity} and {@code
 * floor} for logistic growth. Immutable, thread-safe.
 */
record ProphetFitter(Spec spec, List<LocalDate> holidays) implements ModelFitter {

    private static final int CHANGE_POINTS = 25;
    private static final double CHANGE_RANGE = 0.8;

    /** What logistic growth leaves above and below the values where no limits are given. */
    private static final double MARGIN = 0.2;

    /** A spread below this share of the values' size is rounding. */
    private static final double ROUNDING = 1e-12;

    /**
     * What is asked for.
     *
     * @param logistic whether growth saturates
     * @param capacity where, NaN for above the largest value by a fifth of the range
     * @param floor where it begins, NaN for 0, or for series with negative values below the
     *     smallest value by a fifth of the range
     * @param changePoints how many at most
     */
    record Spec(boolean logistic, double capacity, double floor, int changePoints) {

        static Spec linear() {
            return new Spec(false, Double.NaN, Double.NaN, CHANGE_POINTS);
        }

        static Spec logistic(double capacity, double floor) {
            return new Spec(true, capacity, floor, CHANGE_POINTS);
        }
    }

    ProphetFitter {
        holidays = List.copyOf(holidays);
    }

    @Override
    public Fit fit(TrainingSeries series) throws UnfittableSeriesException {
        int[] at = observed(series.values());
        if (at.length < 2) {
            throw new UnfittableSeriesException(
                    "prophet needs at least 2 values, not " + at.length);
        }
        double[] values = Arrays.stream(at).mapToDouble(t -> series.values()[t]).toArray();
        double least = Arrays.stream(values).min().orElseThrow();
        double most = Arrays.stream(values).max().orElseThrow();
        if (most - least <= ROUNDING * Math.max(Math.abs(most), Math.abs(least))) {
            return published(series, at, constant(series, at, least + (most - least) / 2));
        }
        double floor = spec.logistic() ? floor(least, most) : 0;
        double capacity = spec.logistic() ? capacity(least, most, floor) : 0;
        double scale =
                spec.logistic()
                        ? Math.max(most - floor, floor - least)
                        : Math.max(Math.abs(most), Math.abs(least));
        for (int i = 0; i < values.length; i++) {
            values[i] = (values[i] - floor) / scale;
        }
        Growth growth =
                spec.logistic()
                        ? new Growth.Logistic((capacity - floor) / scale)
                        : new Growth.Linear();
        ProphetShape shape = shape(series, at, growth);
        double[][] rows = rows(shape, at);
        PosteriorMode mode = new PosteriorMode(shape, Priors.usual(), rows, values);
        double freedom = Math.max(1, values.length - mode.degreesOfFreedom());
        return published(
                series,
                at,
                new ProphetParameters(
                        shape,
                        floor,
                        scale,
                        mode.coefficients(),
                        Math.sqrt(mode.squares() / freedom),
                        meanChange(shape, mode.coefficients()),
                        spreads(shape, rows, mode.coefficients())));
    }

    private static int[] observed(double[] values) {
        int[] at = new int[values.length];
        int n = 0;
        for (int t = 0; t < values.length; t++) {
            if (Double.isFinite(values[t])) {
                at[n++] = t;
            }
        }
        return Arrays.copyOf(at, n);
    }

    private double floor(double least, double most) {
        if (!Double.isNaN(spec.floor())) {
            return spec.floor();
        }
        return least >= 0 ? 0 : least - MARGIN * (most - least);
    }

    private double capacity(double least, double most, double floor)
            throws UnfittableSeriesException {
        double capacity =
                Double.isNaN(spec.capacity()) ? most + MARGIN * (most - least) : spec.capacity();
        if (!(capacity > floor && capacity > least && floor < most)) {
            throw new UnfittableSeriesException(
                    "logistic growth from %s to %s is not that of values from %s to %s"
                            .formatted(floor, capacity, least, most));
        }
        return capacity;
    }

    private ProphetParameters constant(TrainingSeries series, int[] at, double value) {
        ProphetShape shape =
                new ProphetShape(
                        series.timeline(),
                        series.timeline().labelOf(at[0]),
                        series.timeline().labelOf(at[at.length - 1]),
                        new Growth.Linear(),
                        new double[0],
                        List.of(),
                        Holidays.of(List.of()));
        double scale = value == 0 ? 1 : Math.abs(value);
        return new ProphetParameters(
                shape, 0, scale, new double[] {0, Math.signum(value)}, 0, 0, new double[0]);
    }

    private ProphetShape shape(TrainingSeries series, int[] at, Growth growth) {
        int first = at[0];
        int last = at[at.length - 1];
        ProphetShape plain =
                new ProphetShape(
                        series.timeline(),
                        series.timeline().labelOf(first),
                        series.timeline().labelOf(last),
                        growth,
                        new double[0],
                        Seasons.of(series, at),
                        Holidays.of(holidays));
        return new ProphetShape(
                plain.timeline(),
                plain.start(),
                plain.end(),
                growth,
                changePoints(plain, at),
                plain.seasons(),
                plain.holidays());
    }

    /** At evenly spread values of the first 80 %, the first value excepted. */
    private double[] changePoints(ProphetShape shape, int[] at) {
        int history = (int) (CHANGE_RANGE * at.length);
        int count = Math.clamp(history - 1, 0, spec.changePoints());
        double[] times = new double[count];
        for (int j = 0; j < count; j++) {
            double place = (j + 1.0) * (history - 1) / count;
            times[j] = shape.time(at[(int) Math.rint(place)]);
        }
        return times;
    }

    private static double[][] rows(ProphetShape shape, int[] at) {
        double[][] rows = new double[at.length][shape.columns()];
        for (int i = 0; i < at.length; i++) {
            shape.fill(at[i], rows[i]);
        }
        return rows;
    }

    /** The root mean square effect of each season at the rows, on the scale of the fit. */
    private static double[] spreads(ProphetShape shape, double[][] rows, double[] coefficients) {
        double[] spreads = new double[shape.seasons().size()];
        int from = shape.trendColumns();
        for (int i = 0; i < spreads.length; i++) {
            int columns = shape.seasons().get(i).columns();
            double squares = 0;
            for (double[] row : rows) {
                double effect = 0;
                for (int j = from; j < from + columns; j++) {
                    effect += row[j] * coefficients[j];
                }
                squares += effect * effect;
            }
            spreads[i] = Math.sqrt(squares / rows.length);
            from += columns;
        }
        return spreads;
    }

    private static double meanChange(ProphetShape shape, double[] coefficients) {
        double sum = 0;
        for (int j = 2; j < shape.trendColumns(); j++) {
            sum += Math.abs(coefficients[j]);
        }
        return sum / Math.max(1, shape.changePoints().length);
    }

    private Fit published(TrainingSeries series, int[] at, ProphetParameters parameters) {
        double[] residuals = new double[series.values().length];
        Arrays.fill(residuals, Double.NaN);
        double[] row = new double[parameters.coefficients().length];
        double squares = 0;
        for (int t : at) {
            parameters.shape().fill(t, row);
            residuals[t] = series.values()[t] - parameters.value(row);
            squares += residuals[t] * residuals[t];
        }
        FittedModel model =
                new FittedModel(
                        new ModelImage(
                                ProphetFamily.KIND,
                                ProphetCodec.VERSION,
                                ProphetCodec.encode(parameters)),
                        text(parameters),
                        new Prophet(parameters, series.values().length).state(),
                        at.length,
                        Map.of("sigma2", squares / at.length, "n", (double) at.length));
        return new Fit(model, estimates(parameters), residuals);
    }

    private static String text(ProphetParameters parameters) {
        return parameters.shape().growth() instanceof Growth.Logistic
                ? "prophet(logistic)"
                : "prophet";
    }

    private static Map<String, Estimate> estimates(ProphetParameters parameters) {
        Map<String, Estimate> estimates = new LinkedHashMap<>();
        ProphetShape shape = parameters.shape();
        double[] coefficients = parameters.coefficients();
        double scale = parameters.scale();
        double trendScale = scale;
        if (shape.growth() instanceof Growth.Logistic logistic) {
            trendScale = 1;
            double capacity = parameters.floor() + scale * logistic.capacity();
            estimates.put("capacity", new Estimate.Scalar(capacity));
            estimates.put("floor", new Estimate.Scalar(parameters.floor()));
        }
        estimates.put("k", new Estimate.Scalar(trendScale * coefficients[0]));
        estimates.put("m", new Estimate.Scalar(trendScale * coefficients[1]));
        int from = 2;
        from = put(estimates, "delta", coefficients, from, shape.changePoints().length, trendScale);
        for (Fourier season : shape.seasons()) {
            from = put(estimates, season.name(), coefficients, from, season.columns(), scale);
        }
        put(estimates, "holidays", coefficients, from, shape.holidays().columns(), scale);
        return estimates;
    }

    private static int put(
            Map<String, Estimate> estimates,
            String name,
            double[] coefficients,
            int from,
            int count,
            double scale) {
        if (count > 0) {
            double[] values = Arrays.copyOfRange(coefficients, from, from + count);
            Arrays.setAll(values, i -> values[i] * scale);
            estimates.put(name, new Estimate.Vector(values));
        }
        return from + count;
    }
}
