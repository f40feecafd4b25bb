package io.driftcast.forecast.smoothing;

import io.driftcast.forecast.UnfittableSeriesException;
import io.driftcast.math.stats.Bfgs;
import io.driftcast.math.stats.Gradient;
import io.driftcast.math.stats.Minimum;
import io.driftcast.math.stats.Objective;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;

/**
 * Maximum likelihood for one form of model and one series: smoothing parameters and initial states
 * together, by BFGS with exact gradients from several smoothing parameters to begin with.
 *
 * <p>Values are divided by their mean size first and states measured in typical errors, so units do
 * not matter. Immutable but for its work space; not thread-safe. The same call gives the same bits.
 */
final class EtsEstimator {

    private static final Bfgs ROUGH = new Bfgs(15, 1e-4, 1e-7, 4);
    private static final Bfgs SEARCH = new Bfgs(400, 1e-4, 1e-7, 4);

    /** How many starts are followed whatever their alpha. */
    private static final int FIRST = 4;

    /** A coordinate further out stands for a parameter within 2 % of its range of a bound. */
    private static final double CLOSE = 4;

    private static final double[] ALPHAS = {0.02, 0.1, 0.3, 0.6, 0.95};
    private static final double[] BETA_SHARES = {0.01, 0.1, 0.5};
    private static final double[] GAMMA_SHARES = {0.01, 0.2, 0.8};
    private static final double[] PHI_SHARES = {0.3, 0.95};

    private final EtsSpec spec;
    private final int period;
    private final SmoothingBounds bounds;
    private final double[] values;
    private final Thread caller;
    private final double scale;
    private final EtsLikelihood likelihood;
    private final Admissibility admissibility;
    private final double[] smoothing = new double[4];
    private final double[] bySmoothing = new double[4];
    private final double[] start;
    private final double[] units;
    private final double[] states;
    private final double[] byStates;
    private double[] latest = new double[0];

    /**
     * @param period steps a season; 1 for a form without one
     * @param values one a step, NaN where missing, finite otherwise, not all of one value, such as
     *     {@link SeriesCheck#require} lets pass; kept, not copied
     * @param caller the thread whose interruption ends the search
     */
    EtsEstimator(EtsSpec spec, int period, SmoothingBounds bounds, double[] values, Thread caller) {
        this.spec = spec;
        this.period = period;
        this.bounds = bounds;
        this.values = values;
        this.caller = caller;
        scale = SeriesCheck.meanSize(values);
        double[] y = new double[values.length];
        for (int t = 0; t < y.length; t++) {
            y[t] = values[t] / scale;
        }
        likelihood = new EtsLikelihood(spec, period, y);
        admissibility = new Admissibility(spec, period);
        start = InitialStates.of(spec, period, Gaps.filled(y, period));
        units = new double[start.length];
        states = new double[start.length];
        byStates = new double[start.length];
    }

    /**
     * The fit; its loglik is NaN where there are too few values to estimate anything, which leaves
     * the parameters where the search would have begun.
     *
     * @throws UnfittableSeriesException if a model for positive values forecasts something else,
     *     wherever it begins
     */
    EtsFit fit() throws UnfittableSeriesException {
        List<double[]> starts = starts();
        boolean estimable = likelihood.observed() > spec.parameterCount(period);
        if (!estimable) {
            decode(starts.getFirst());
            return finish(false);
        }
        decode(again(search(starts)).point());
        return finish(true);
    }

    /**
     * A likelihood often has one peak where the level follows the values and another where the
     * season does. So all starts are followed some way, and the one that has come furthest to the
     * end.
     */
    private Minimum search(List<double[]> starts) {
        List<Minimum> begun = new ArrayList<>();
        for (double[] start : starts) {
            begun.add(ROUGH.minimise(objective(), gradient(), start));
        }
        Minimum furthest = Collections.min(begun, Comparator.comparingDouble(Minimum::value));
        return furthest.converged()
                ? furthest
                : SEARCH.minimise(objective(), gradient(), furthest.point());
    }

    /**
     * Searches once more with the smoothing parameters drawn away from their bounds, where the
     * mapping is flat and a search may have come to rest too early.
     */
    private Minimum again(Minimum found) {
        double[] point = found.point().clone();
        boolean moved = false;
        for (int i = 0; i < smoothingCount(); i++) {
            moved |= Math.abs(point[i]) > CLOSE;
            point[i] = Math.clamp(point[i], -CLOSE, CLOSE);
        }
        if (!moved) {
            return found;
        }
        Minimum second = SEARCH.minimise(objective(), gradient(), point);
        return second.value() < found.value() ? second : found;
    }

    private int smoothingCount() {
        return spec.smoothingCount();
    }

    private void decode(double[] point) {
        bounds.map(spec, point, smoothing);
        int first = smoothingCount();
        for (int i = 0; i < states.length; i++) {
            states[i] = start[i] + units[i] * point[first + i];
        }
    }

    private Objective objective() {
        return point -> {
            if (caller.isInterrupted()) {
                throw new CancellationException("interrupted while fitting " + spec);
            }
            return value(point);
        };
    }

    private double value(double[] point) {
        latest = point.clone();
        decode(point);
        return admissibility.holds(smoothing)
                ? likelihood.value(smoothing, states)
                : Double.POSITIVE_INFINITY;
    }

    private Gradient gradient() {
        return (point, value, gradient) -> {
            if (!Arrays.equals(point, latest)) { // else the pass forwards is still there
                value(point);
            }
            likelihood.gradient(bySmoothing, byStates);
            bounds.chain(spec, point, bySmoothing, gradient);
            int first = smoothingCount();
            for (int i = 0; i < states.length; i++) {
                gradient[first + i] = byStates[i] * units[i];
            }
        };
    }

    private record Start(double[] point, double alpha, double value) {}

    /**
     * Points with the starting states and smoothing parameters of a grid, best first: the first
     * few, and the best of each alpha.
     */
    private List<double[]> starts() throws UnfittableSeriesException {
        List<Start> found = possible();
        if (found.isEmpty() && spec.hasTrend()) { // the line led below 0
            start[0] = likelihood.firstValue();
            start[1] = 0;
            found = possible();
        }
        if (found.isEmpty()) {
            start[0] = likelihood.firstValue();
            double neutral = spec.season() == EtsSpec.Season.MULTIPLICATIVE ? 1 : 0;
            Arrays.fill(start, spec.hasTrend() ? 2 : 1, start.length, neutral);
            found = possible();
        }
        if (found.isEmpty()) {
            throw new UnfittableSeriesException(
                    spec + " forecasts values below 0 of this series, whatever it begins with");
        }
        found.sort(Comparator.comparingDouble(Start::value));
        decode(found.getFirst().point());
        likelihood.value(smoothing, states);
        setUnits();
        Set<Double> alphas = new HashSet<>();
        List<double[]> chosen = new ArrayList<>();
        for (int i = 0; i < found.size(); i++) {
            if (alphas.add(found.get(i).alpha()) || i < FIRST) {
                chosen.add(found.get(i).point());
            }
        }
        return chosen;
    }

    private List<Start> possible() {
        List<Start> found = new ArrayList<>();
        double[] none = new double[1];
        for (double alpha : ALPHAS) {
            for (double beta : spec.hasTrend() ? BETA_SHARES : none) {
                for (double gamma : spec.hasSeason() ? GAMMA_SHARES : none) {
                    for (double phi : spec.damped() ? PHI_SHARES : none) {
                        double[] point = new double[smoothingCount() + states.length];
                        bounds.place(spec, alpha, beta, gamma, phi, point);
                        double value = value(point);
                        if (value < Double.POSITIVE_INFINITY) {
                            found.add(new Start(point, alpha, value));
                        }
                    }
                }
            }
        }
        return found;
    }

    /** States are measured in typical errors, factors of a season in relative ones. */
    private void setUnits() {
        double error = Math.sqrt(likelihood.sumOfSquares() / likelihood.observed());
        double size = Math.max(Math.abs(start[0]), 1e-3);
        double absolute = spec.error() == EtsSpec.Errors.MULTIPLICATIVE ? error * size : error;
        absolute = Math.max(absolute, 1e-9);
        Arrays.fill(units, absolute);
        if (spec.season() == EtsSpec.Season.MULTIPLICATIVE) {
            Arrays.fill(units, units.length - period, units.length, absolute / size);
        }
        if (spec.hasTrend()) {
            units[1] = 0.1 * absolute;
        }
    }

    /** The fit at the decoded point, on the scale of the series. */
    private EtsFit finish(boolean estimated) {
        double[] initial = normalised();
        EtsParameters parameters =
                new EtsParameters(
                        spec, period, smoothing[0], smoothing[1], smoothing[2], smoothing[3], 0);
        return EtsRun.over(values, parameters, initial, estimated);
    }

    private double[] normalised() {
        double[] initial = states.clone();
        int from = initial.length - period;
        boolean multiplied = spec.season() == EtsSpec.Season.MULTIPLICATIVE;
        if (spec.hasSeason()) {
            double mean = 0;
            for (int i = from; i < initial.length; i++) {
                mean += initial[i];
            }
            mean /= period;
            for (int i = from; i < initial.length; i++) {
                initial[i] = multiplied ? initial[i] / mean : (initial[i] - mean) * scale;
            }
            initial[0] = multiplied ? initial[0] * mean : initial[0] + mean;
            if (multiplied && spec.hasTrend()) {
                initial[1] *= mean;
            }
        }
        initial[0] *= scale;
        if (spec.hasTrend()) {
            initial[1] *= scale;
        }
        return initial;
    }
}
