package io.driftcast.forecast.arima;

import io.driftcast.stats.Bfgs;
import io.driftcast.stats.Gradient;
import io.driftcast.stats.Minimum;
import io.driftcast.stats.Objective;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;

/**
 * Exact maximum likelihood for one series at one d and constant, for as many p and q as wanted:
 * every fit is kept, because a larger model's search begins at the smaller ones.
 *
 * <p>Stationary and invertible by construction ({@link Parametrisation}); sigma2 and the constant
 * are concentrated out ({@link ArimaLikelihood}); several starts ({@link StartingPoints}) are
 * followed roughly with BFGS and the best few to the end. The result does not depend on the series'
 * units, and the same calls in the same order give the same bits.
 *
 * <p>Not thread-safe. A fit ends with a {@link CancellationException} when its thread is
 * interrupted; the interrupted mark stays set.
 */
public final class ArimaFitter {

    private static final Bfgs ROUGH = new Bfgs(25, 1e-2, 1e-2, 2);
    private static final Bfgs FINE = new Bfgs(200, 1e-5, 1e-7, 2);
    private static final double ROUGH_STEP = 1e-6;
    private static final double FINE_STEP = 1e-5;

    /** How many rough results are followed to the end, and how far behind the best they may be. */
    private static final int FOLLOWED = 4;

    private static final double BEHIND = 5;

    /** Rough results that differ by less are one peak reached twice. */
    private static final double SAME_PEAK = 1e-4;

    /** Where a fit begins to look for the maximum. */
    public enum Starts {
        /** Regression estimates and the smaller models fitted before: quick, may miss a peak. */
        FEW,
        /** Also smaller models with nearly cancelling factors all around the unit circle. */
        MANY
    }

    /** The orders of a fit that is kept. */
    private record Orders(int p, int q) {}

    private final int d;
    private final ArimaSpec.Constant constant;
    private final double[] values;
    private final Starts starts;
    private final Map<Orders, ArimaFit> fits = new HashMap<>();

    /**
     * @param d differences
     * @param constant what goes with them
     * @param values one a step, NaN where missing; kept, not copied
     */
    public ArimaFitter(int d, ArimaSpec.Constant constant, double[] values, Starts starts) {
        this.d = d;
        this.starts = starts;
        this.constant = constant;
        this.values = values;
    }

    /**
     * One fit on its own, from many starts.
     *
     * @param values one a step, NaN where missing
     * @throws IllegalArgumentException if there are fewer values than parameters
     */
    public static ArimaFit fit(ArimaSpec spec, double[] values) {
        return new ArimaFitter(spec.d(), spec.constant(), values, Starts.MANY)
                .fit(spec.p(), spec.q());
    }

    /**
     * The maximum likelihood fit with these orders. A series that the constant and the differences
     * explain entirely gives sigma2 0, coefficients 0 and loglik NaN.
     *
     * @throws IllegalArgumentException if there are fewer values than parameters
     * @throws CancellationException if the thread is interrupted
     */
    public ArimaFit fit(int p, int q) {
        Orders orders = new Orders(p, q);
        ArimaFit fit = fits.get(orders);
        if (fit == null) {
            fit = maximise(new ArimaSpec(p, d, q, constant));
            fits.put(orders, fit);
        }
        return fit;
    }

    private ArimaFit maximise(ArimaSpec spec) {
        ArimaLikelihood likelihood = new ArimaLikelihood(spec, values);
        if (likelihood.terms() < spec.parameterCount()) {
            throw new IllegalArgumentException(
                    "%s needs at least %d values, the series has %d"
                            .formatted(
                                    spec,
                                    spec.parameterCount() + d,
                                    Math.max(0, likelihood.terms() + d)));
        }
        if (likelihood.degenerate()) {
            return degenerate(spec, likelihood);
        }
        Parametrisation map = new Parametrisation(spec);
        Objective objective =
                point -> {
                    if (Thread.currentThread().isInterrupted()) {
                        throw new CancellationException("interrupted while fitting " + spec);
                    }
                    map.set(point);
                    return -likelihood.evaluateStandardised(map.phi(), map.theta());
                };
        Minimum best = search(objective, starts(spec, map, objective, likelihood));
        map.set(best.point());
        double loglik = likelihood.evaluate(map.phi(), map.theta());
        ArimaParameters parameters =
                new ArimaParameters(
                        spec,
                        map.phi().clone(),
                        map.theta().clone(),
                        likelihood.constant(),
                        likelihood.sigma2());
        return new ArimaFit(parameters, loglik, likelihood.terms(), best.outcome());
    }

    private List<double[]> starts(
            ArimaSpec spec, Parametrisation map, Objective objective, ArimaLikelihood likelihood) {
        StartingPoints points = new StartingPoints(map, objective, spec);
        points.addRegression(likelihood.filledDifferences());
        points.addNested(smallerFits(spec.p(), spec.q()));
        if (starts == Starts.MANY) {
            addFactors(points, spec.p(), spec.q(), likelihood.terms());
        }
        return points.chosen();
    }

    private void addFactors(StartingPoints points, int p, int q, int terms) {
        if (p >= 1 && q >= 1) {
            points.addRealPairs(fit(p - 1, q - 1).parameters());
        }
        if (p >= 2 && q >= 2) {
            points.addCyclePairs(fit(p - 2, q - 2).parameters(), terms);
        }
        if (q >= 2) {
            points.addMovingAverageCycle(fit(p, q - 2).parameters());
        }
    }

    private List<ArimaParameters> smallerFits(int p, int q) {
        List<ArimaParameters> smaller = new ArrayList<>();
        for (Orders orders : List.of(new Orders(p - 1, q), new Orders(p, q - 1))) {
            ArimaFit fit = fits.get(orders);
            if (fit != null) {
                smaller.add(fit.parameters());
            }
        }
        return smaller;
    }

    private static Minimum search(Objective objective, List<double[]> starts) {
        Gradient rough = Gradient.forward(objective, ROUGH_STEP);
        List<Minimum> reached = new ArrayList<>();
        for (double[] start : starts) {
            reached.add(ROUGH.minimise(objective, rough, start));
        }
        reached.sort(Comparator.comparingDouble(Minimum::value));
        Gradient fine = Gradient.central(objective, FINE_STEP);
        Minimum best = FINE.minimise(objective, fine, reached.getFirst().point());
        for (int i = 1; i < Math.min(FOLLOWED, reached.size()); i++) {
            double value = reached.get(i).value();
            boolean worthwhile =
                    value < best.value() + BEHIND && value > reached.get(i - 1).value() + SAME_PEAK;
            if (worthwhile) {
                Minimum next = FINE.minimise(objective, fine, reached.get(i).point());
                best = next.value() < best.value() ? next : best;
            }
        }
        return best;
    }

    private static ArimaFit degenerate(ArimaSpec spec, ArimaLikelihood likelihood) {
        ArimaParameters parameters =
                new ArimaParameters(
                        spec,
                        new double[spec.p()],
                        new double[spec.q()],
                        likelihood.degenerateConstant(),
                        0);
        return new ArimaFit(
                parameters, Double.NaN, likelihood.terms(), Minimum.Outcome.VALUE_SETTLED);
    }
}
