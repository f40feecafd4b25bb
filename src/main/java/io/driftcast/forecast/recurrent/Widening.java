package io.driftcast.forecast.recurrent;

import io.driftcast.forecast.Forecast;
import java.util.ArrayList;
import java.util.List;

/**
 * By how much further from the median the bounds are than the networks say. They learn from a few
 * hundred values, a head of several steps from windows that overlap, and believe them too much: the
 * factors are those that would have made the bounds right on values the networks had not seen
 * (split conformal prediction; Romano, Patterson and Candes 2019, arXiv:1905.03222, with distances
 * in widths instead of units).
 *
 * @param of80 the factor of the 80 % interval, at least 1
 * @param of95 that of the 95 % interval, at least 1
 */
record Widening(double of80, double of95) {

    /** Bounds as the networks have them. */
    static final Widening NONE = new Widening(1, 1);

    /** No factor is larger: so far out a tail of a few values says nothing. */
    private static final double MOST = 4;

    /** Steps ahead that are looked at, also where the head has fewer and is fed back. */
    private static final int LEAST_STEPS = 12;

    private static final double LEVEL_80 = 0.8;
    private static final double LEVEL_95 = 0.95;

    /**
     * @throws IllegalArgumentException if a factor is not 1 or more
     */
    Widening {
        if (!(of80 >= 1) || !(of95 >= 1)) {
            throw new IllegalArgumentException("widened by %s and %s".formatted(of80, of95));
        }
    }

    /**
     * The factors for the values from a step on, each forecast as soon as all that is before it was
     * seen.
     *
     * @param model fitted to the values before {@code from}
     */
    static Widening measure(RecurrentModel model, double[] values, int from) {
        Representation scale = model.representation();
        RecurrentForecaster forecaster =
                RecurrentForecaster.start(scale, RecurrentFamily.steppers(model), 0);
        List<Double> of80 = new ArrayList<>();
        List<Double> of95 = new ArrayList<>();
        for (int t = 0; t < values.length; t++) {
            if (t >= from) {
                int ahead = Math.min(Math.max(LEAST_STEPS, scale.horizon()), values.length - t);
                Forecast forecast = forecaster.forecast(ahead);
                for (int h = 0; h < ahead; h++) {
                    double y = scale.forward(values[t + h]);
                    double median = scale.forward(forecast.median()[h]);
                    add(of80, y, median, forecast.lower80()[h], forecast.upper80()[h], scale);
                    add(of95, y, median, forecast.lower95()[h], forecast.upper95()[h], scale);
                }
            }
            forecaster.update(values[t]);
        }
        return new Widening(quantile(of80, LEVEL_80), quantile(of95, LEVEL_95));
    }

    /** Adds how many widths away from the median a value is, if it is there. */
    private static void add(
            List<Double> distances,
            double y,
            double median,
            double lower,
            double upper,
            Representation scale) {
        double width = y < median ? median - scale.forward(lower) : scale.forward(upper) - median;
        double distance = Math.abs(y - median) / width;
        if (!Double.isNaN(distance)) {
            distances.add(distance);
        }
    }

    private static double quantile(List<Double> distances, double level) {
        if (distances.isEmpty()) {
            return 1;
        }
        List<Double> sorted = distances.stream().sorted().toList();
        return Math.clamp(sorted.get((int) (level * sorted.size())), 1, MOST);
    }
}
