package io.driftcast.forecast.arima;

import io.driftcast.math.stats.Bfgs;
import io.driftcast.math.stats.Deviations;
import io.driftcast.math.stats.Gradient;
import io.driftcast.math.stats.LevenbergMarquardt;
import io.driftcast.math.stats.Minimum;
import io.driftcast.math.stats.Objective;
import java.util.concurrent.CancellationException;

/**
 * The likelihood of one series under one spec as a function of unconstrained numbers, and the way
 * up from a point of it. Not thread-safe.
 */
final class LikelihoodSurface {

    private static final double DIFFERENCE = 1e-6;
    private static final double MAX_CHANGE = 2;

    /** How far the likelihood may still rise: of rough and of fine climbs. */
    private static final double ROUGH = 1e-1;

    private static final double FINE = 1e-6;

    /** From this coordinate on, a partial autocorrelation of 0.998, a top is near the edge. */
    private static final double EDGE = 3.5;

    private static final Bfgs POLISH = new Bfgs(100, 1e-5, 1e-7, 2);
    private static final double POLISH_STEP = 1e-5;

    private static final int GLANCE_STEPS = 3;
    private static final int ROUGH_STEPS = 12;

    private final ArimaSpec spec;
    private final ArimaLikelihood likelihood;
    private final Parametrisation map;
    private final Objective objective;
    private final Deviations deviations;
    private final LevenbergMarquardt glance;
    private final LevenbergMarquardt rough;
    private final LevenbergMarquardt fine;

    /**
     * Without other regressors than the constant.
     *
     * @param values one a step, NaN where missing
     */
    LikelihoodSurface(ArimaSpec spec, double[] values) {
        this(spec, values, new double[0][]);
    }

    /**
     * @param values one a step, NaN where missing
     * @param regressors beside the constant, a row each with a number a step, none missing
     */
    LikelihoodSurface(ArimaSpec spec, double[] values, double[][] regressors) {
        this.spec = spec;
        likelihood = new ArimaLikelihood(spec, values, regressors);
        map = new Parametrisation(spec);
        objective =
                point -> {
                    map.set(point);
                    return -likelihood.evaluateStandardised(map.ar(), map.ma());
                };
        deviations =
                (point, into) -> {
                    if (Thread.currentThread().isInterrupted()) {
                        throw new CancellationException("interrupted while fitting " + spec);
                    }
                    map.set(point);
                    return likelihood.deviations(map.ar(), map.ma(), into);
                };
        double unit = unit();
        glance = new LevenbergMarquardt(GLANCE_STEPS, ROUGH * unit, DIFFERENCE, MAX_CHANGE);
        rough = new LevenbergMarquardt(ROUGH_STEPS, ROUGH * unit, DIFFERENCE, MAX_CHANGE);
        fine = new LevenbergMarquardt(100, FINE * unit, DIFFERENCE, MAX_CHANGE);
    }

    ArimaLikelihood likelihood() {
        return likelihood;
    }

    Parametrisation map() {
        return map;
    }

    /** Minus the log-likelihood, up to a number that does not depend on the point. */
    Objective objective() {
        return objective;
    }

    /** The share of the sum of squares that is worth one unit of the log-likelihood. */
    double unit() {
        return 2.0 / Math.max(1, likelihood.terms());
    }

    /** The first steps up; the value is the sum of squares. */
    Minimum climbALittle(double[] start) {
        return glance.minimise(deviations, likelihood.rows(), start);
    }

    /** Some more steps up; the value is the sum of squares. */
    Minimum climb(double[] start) {
        return rough.minimise(deviations, likelihood.rows(), start);
    }

    /** The way to the top; the value is the sum of squares. */
    Minimum climbToTheTop(double[] start) {
        return fine.minimise(deviations, likelihood.rows(), start);
    }

    /**
     * Goes on from a top that lies near the edge of the stationary and invertible region, where the
     * surface is flat and bent and the climb may stop short; other tops are left as they are.
     */
    Minimum polished(Minimum top) {
        boolean nearEdge = false;
        for (double coordinate : top.point()) {
            nearEdge |= Math.abs(coordinate) > EDGE;
        }
        if (!nearEdge) {
            return top;
        }
        double value = objective.value(top.point());
        Minimum found =
                POLISH.minimise(objective, Gradient.central(objective, POLISH_STEP), top.point());
        return found.value() < value ? found : top;
    }

    /** The model at a point where a climb ended. */
    ArimaFit fitAt(Minimum reached) {
        if (likelihood.degenerate()) {
            return degenerate();
        }
        map.set(reached.point());
        double loglik = likelihood.evaluate(map.ar(), map.ma());
        int terms = likelihood.terms();
        ArimaParameters parameters =
                new ArimaParameters(
                        spec,
                        map.ar()[0].clone(),
                        map.ma()[0].clone(),
                        map.ar()[1].clone(),
                        map.ma()[1].clone(),
                        likelihood.constant(),
                        likelihood.sigma2() * terms / Math.max(1, terms - coefficients()));
        return new ArimaFit(
                parameters,
                likelihood.sigma2(),
                likelihood.effects(),
                loglik,
                terms,
                reached.outcome());
    }

    /** How many numbers are estimated beside sigma2. */
    private int coefficients() {
        return spec.parameterCount() - 1 + likelihood.effects().length;
    }

    /** The model of a series that the constant and the differences explain entirely. */
    ArimaFit degenerate() {
        ArimaParameters parameters =
                new ArimaParameters(
                        spec,
                        new double[spec.p()],
                        new double[spec.q()],
                        new double[spec.seasonalP()],
                        new double[spec.seasonalQ()],
                        likelihood.degenerateConstant(),
                        0);
        return new ArimaFit(
                parameters,
                0,
                likelihood.effects(),
                Double.NaN,
                likelihood.terms(),
                Minimum.Outcome.VALUE_SETTLED);
    }
}
