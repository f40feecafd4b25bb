package io.driftcast.forecast.arima;

import io.driftcast.math.stats.Minimum;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CancellationException;

/**
 * Exact maximum likelihood for one series at one set of differences and one constant, for as many
 * terms as wanted: every fit is kept, because a larger model's search begins at the smaller ones.
 *
 * <p>Stationary and invertible by construction ({@link Parametrisation}); sigma2 and the constant
 * are concentrated out ({@link ArimaLikelihood}), which leaves a sum of squares; several starts
 * ({@link StartingPoints}) are followed roughly with Levenberg and Marquardt's method and the best
 * few to the end. The result does not depend on the series' units, and the same calls in the same
 * order give the same bits.
 *
 * <p>Not thread-safe. A fit ends with a {@link CancellationException} when its thread is
 * interrupted; the interrupted mark stays set.
 */
public final class ArimaFitter {

    /** How many starts are followed for a few steps. */
    private static final int BEGUN = 6;

    /** How many starts are followed roughly after the first steps. */
    private static final int CLIMBED = 4;

    /** How many rough results are followed to the end, and how far behind the best they may be. */
    private static final int FOLLOWED = 3;

    private static final double BEHIND = 5;

    /** Rough results that differ by less are one peak reached twice. */
    private static final double SAME_PEAK = 1e-4;

    /** Where a fit begins to look for the maximum. */
    public enum Starts {
        /** Regression estimates and the smaller models fitted before: quick, may miss a peak. */
        FEW,
        /**
         * Also smaller models with nearly cancelling factors all around the unit circle and the low
         * places of a grid: some eight times as long, and what {@link #fit(ArimaSpec, double[])}
         * does.
         */
        MANY
    }

    private final ArimaSpec frame;
    private final double[] values;
    private final double[][] regressors;
    private final Starts starts;
    private final Map<ArimaSpec, ArimaFit> fits = new HashMap<>();

    /**
     * For models without a season.
     *
     * @param d differences
     * @param constant what goes with them
     * @param values one a step, NaN where missing; kept, not copied
     */
    public ArimaFitter(int d, ArimaSpec.Constant constant, double[] values, Starts starts) {
        this(new ArimaSpec(0, d, 0, constant), values, starts);
    }

    /**
     * @param frame the differences, the period and the constant; its terms are of no account
     * @param values one a step, NaN where missing; kept, not copied
     */
    public ArimaFitter(ArimaSpec frame, double[] values, Starts starts) {
        this(frame, values, new double[0][], starts);
    }

    private ArimaFitter(ArimaSpec frame, double[] values, double[][] regressors, Starts starts) {
        this.frame = frame;
        this.starts = starts;
        this.values = values;
        this.regressors = regressors;
    }

    /**
     * One fit on its own, from many starts.
     *
     * @param values one a step, NaN where missing
     * @throws IllegalArgumentException if there are fewer values than parameters
     */
    public static ArimaFit fit(ArimaSpec spec, double[] values) {
        return fit(spec, values, new double[0][]);
    }

    /**
     * The same about a regression, whose coefficients are concentrated out as the constant is.
     *
     * @param values one a step, NaN where missing
     * @param regressors beside the constant, a row each with a number a step, none missing; none
     *     may be a combination of others, of the constant or of what the differences take
     * @throws IllegalArgumentException if there are fewer values than parameters
     */
    static ArimaFit fit(ArimaSpec spec, double[] values, double[][] regressors) {
        return new ArimaFitter(spec, values, regressors, Starts.MANY)
                .fit(spec.p(), spec.q(), spec.seasonalP(), spec.seasonalQ());
    }

    /**
     * The maximum likelihood fit with these orders and no seasonal terms.
     *
     * @throws IllegalArgumentException if there are fewer values than parameters
     * @throws CancellationException if the thread is interrupted
     */
    public ArimaFit fit(int p, int q) {
        return fit(p, q, 0, 0);
    }

    /**
     * The maximum likelihood fit with these orders. A series that the constant and the differences
     * explain entirely gives sigma2 0, coefficients 0 and loglik NaN.
     *
     * @throws IllegalArgumentException if there are fewer values than parameters
     * @throws CancellationException if the thread is interrupted
     */
    public ArimaFit fit(int p, int q, int seasonalP, int seasonalQ) {
        ArimaSpec spec = spec(p, q, seasonalP, seasonalQ);
        ArimaFit fit = fits.get(spec);
        if (fit == null) {
            fit = maximise(spec);
            fits.put(spec, fit);
        }
        return fit;
    }

    private ArimaSpec spec(int p, int q, int seasonalP, int seasonalQ) {
        return new ArimaSpec(
                p,
                frame.d(),
                q,
                seasonalP,
                frame.seasonalD(),
                seasonalQ,
                frame.period(),
                frame.constant());
    }

    private ArimaFit maximise(ArimaSpec spec) {
        LikelihoodSurface surface = new LikelihoodSurface(spec, values, regressors);
        int terms = surface.likelihood().terms();
        int wanted = spec.parameterCount() + regressors.length;
        if (terms < wanted) {
            int lost = spec.lostToDifferences();
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "%s needs at least %d values, the series has %d",
                            spec,
                            wanted + lost,
                            Math.max(0, terms + lost)));
        }
        if (surface.likelihood().degenerate()) {
            return surface.degenerate();
        }
        Minimum top = search(surface, starts(spec, surface));
        return surface.fitAt(starts == Starts.MANY ? surface.polished(top) : top);
    }

    private List<double[]> starts(ArimaSpec spec, LikelihoodSurface surface) {
        StartingPoints points = new StartingPoints(surface.map(), surface.objective(), spec);
        ArimaLikelihood likelihood = surface.likelihood();
        points.addRegression(likelihood.filledDifferences());
        points.addNested(smallerFits(spec));
        if (starts == Starts.MANY) {
            addFactors(points, spec, likelihood.terms());
            if (spec.p() >= 1 && spec.q() == 2 && spec.period() == 1) {
                points.addGrid(likelihood.filledDifferences());
            }
        }
        return points.best(BEGUN);
    }

    private void addFactors(StartingPoints points, ArimaSpec spec, int terms) {
        int p = spec.p();
        int q = spec.q();
        int seasonalP = spec.seasonalP();
        int seasonalQ = spec.seasonalQ();
        if (p >= 1 && q >= 1) {
            points.addRealPairs(seed(p - 1, q - 1, seasonalP, seasonalQ));
        }
        if (p >= 2 && q >= 2) {
            points.addCyclePairs(seed(p - 2, q - 2, seasonalP, seasonalQ), terms);
        }
        if (q >= 2) {
            points.addMovingAverageCycle(seed(p, q - 2, seasonalP, seasonalQ));
        }
        if (seasonalP >= 1 && seasonalQ >= 1) {
            points.addSeasonalPairs(seed(p, q, seasonalP - 1, seasonalQ - 1));
        }
    }

    /** A smaller model to put factors on: its fit if there is one, else a rough one. */
    private ArimaParameters seed(int p, int q, int seasonalP, int seasonalQ) {
        ArimaSpec spec = spec(p, q, seasonalP, seasonalQ);
        ArimaFit fit = fits.get(spec);
        if (fit != null) {
            return fit.parameters();
        }
        LikelihoodSurface surface = new LikelihoodSurface(spec, values, regressors);
        StartingPoints points = new StartingPoints(surface.map(), surface.objective(), spec);
        points.addRegression(surface.likelihood().filledDifferences());
        points.addNested(List.of());
        Minimum best = surface.climb(points.chosen().getFirst());
        Minimum other = surface.climb(points.chosen().getLast());
        return surface.fitAt(other.value() < best.value() ? other : best).parameters();
    }

    private List<ArimaParameters> smallerFits(ArimaSpec spec) {
        int[][] less = {{1, 0, 0, 0}, {0, 1, 0, 0}, {0, 0, 1, 0}, {0, 0, 0, 1}};
        List<ArimaParameters> smaller = new ArrayList<>();
        for (int[] by : less) {
            int p = spec.p() - by[0];
            int q = spec.q() - by[1];
            int seasonalP = spec.seasonalP() - by[2];
            int seasonalQ = spec.seasonalQ() - by[3];
            if (Math.min(Math.min(p, q), Math.min(seasonalP, seasonalQ)) >= 0) {
                ArimaFit fit = fits.get(spec(p, q, seasonalP, seasonalQ));
                if (fit != null) {
                    smaller.add(fit.parameters());
                }
            }
        }
        return smaller;
    }

    private static Minimum search(LikelihoodSurface surface, List<double[]> starts) {
        double unit = surface.unit();
        List<Minimum> begun = new ArrayList<>();
        for (double[] start : starts) {
            begun.add(surface.climbALittle(start));
        }
        begun.sort(Comparator.comparingDouble(Minimum::value));
        List<Minimum> reached = new ArrayList<>();
        for (Minimum minimum : apart(begun, unit)) {
            reached.add(minimum.converged() ? minimum : surface.climb(minimum.point()));
        }
        reached.sort(Comparator.comparingDouble(Minimum::value));
        Minimum best = surface.climbToTheTop(reached.getFirst().point());
        for (int i = 1; i < Math.min(FOLLOWED, reached.size()); i++) {
            double value = reached.get(i).value();
            boolean worthwhile =
                    value < best.value() * (1 + BEHIND * unit)
                            && value > reached.get(i - 1).value() * (1 + SAME_PEAK * unit);
            if (worthwhile) {
                Minimum next = surface.climbToTheTop(reached.get(i).point());
                best = next.value() < best.value() ? next : best;
            }
        }
        return best;
    }

    /** The first so many that are not one peak reached twice. */
    private static List<Minimum> apart(List<Minimum> sorted, double unit) {
        List<Minimum> apart = new ArrayList<>();
        for (Minimum minimum : sorted) {
            boolean known =
                    !apart.isEmpty()
                            && minimum.value() <= apart.getLast().value() * (1 + SAME_PEAK * unit);
            if (!known && apart.size() < CLIMBED) {
                apart.add(minimum);
            }
        }
        return apart;
    }
}
