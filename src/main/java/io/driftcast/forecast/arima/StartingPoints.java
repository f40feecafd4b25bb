package io.driftcast.forecast.arima;

import io.driftcast.math.stats.Objective;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Where the search for the maximum begins.
 *
 * <p>The likelihood of mixed models has several peaks. Most lie where an autoregressive factor
 * nearly cancels a moving-average one: a cycle, an alternation or a trend that is nearly
 * deterministic, and the longer the series, the narrower the peak. So beside regression estimates,
 * each smaller model's maximum is tried with such a pair of factors put on, all around the unit
 * circle; one evaluation tells a good place from a bad one. Of each kind only the best place is
 * kept, because points of one kind tend to lead to the same peak.
 *
 * <p>Deterministic. Not thread-safe.
 */
final class StartingPoints {

    /** Radii of the nearly cancelling factors: autoregressive, moving average. */
    private static final double[][] REAL_RADII = {{0.9, 0.98}, {0.99, 0.9}};

    private static final double[][] CYCLE_RADII = {
        {0.95, 0.9995}, {0.9, 0.98}, {0.98, 0.9}, {0.997, 0.99}
    };
    private static final double[] LONE_RADII = {0.8, 0.97};

    private static final int GRID_PLACES = 6;

    private static final int FEWEST_FREQUENCIES = 20;
    private static final int MOST_FREQUENCIES = 64;
    private static final int TERMS_PER_FREQUENCY = 24;

    /**
     * How far the moving-average factor's frequency may lie off, in steps of the grid. Only where
     * that factor is the nearer one to the circle: there the likelihood is narrow.
     */
    private static final double[] SHIFTS = {-0.5, 0, 0.5};

    private static final double[] NO_SHIFT = {0};

    /** A point and the objective there. */
    private record Start(double[] point, double value) {}

    private final Parametrisation map;
    private final Objective objective;
    private final ArimaSpec spec;
    private final List<Start> chosen = new ArrayList<>();

    /**
     * @param objective what is minimised
     */
    StartingPoints(Parametrisation map, Objective objective, ArimaSpec spec) {
        this.map = map;
        this.objective = objective;
        this.spec = spec;
    }

    /** The points chosen so far, in the order of their kinds. */
    List<double[]> chosen() {
        return chosen.stream().map(Start::point).toList();
    }

    /** The points chosen so far, the best first, as many as are asked for. */
    List<double[]> best(int most) {
        return chosen.stream()
                .sorted(Comparator.comparingDouble(Start::value))
                .limit(most)
                .map(Start::point)
                .toList();
    }

    /** Adds regression estimates. */
    void addRegression(double[] series) {
        chosen.add(start(map.pointOf(HannanRissanen.estimate(series, spec))));
    }

    /** Adds the low places of the sum of squares over all moving averages of two terms. */
    void addGrid(double[] series) {
        double[] none = {};
        for (double[][] pair : ConditionalGrid.starts(series, spec.p(), GRID_PLACES)) {
            chosen.add(start(map.pointOf(pair[0], none, pair[1], none)));
        }
    }

    /** Adds the best of models with fewer terms, as they are, and of no terms at all. */
    void addNested(List<ArimaParameters> smaller) {
        List<Start> starts = new ArrayList<>();
        starts.add(start(new double[map.dimension()]));
        for (ArimaParameters model : smaller) {
            starts.add(start(pointOf(model)));
        }
        choose(starts);
    }

    /** Adds a model with one term less of each kind, times pairs at frequency 0 and at pi. */
    void addRealPairs(ArimaParameters smaller) {
        for (int sign = -1; sign <= 1; sign += 2) {
            for (double[] radii : REAL_RADII) {
                double[] ar = {1, -sign * radii[0]};
                double[] ma = {1, -sign * radii[1]};
                chosen.add(start(times(smaller, ar, ma)));
            }
        }
    }

    /** Adds a model with one seasonal term less of each kind, times pairs at frequency 0. */
    void addSeasonalPairs(ArimaParameters smaller) {
        for (double[] radii : REAL_RADII) {
            double[] ar = {1, -radii[0]};
            double[] ma = {1, -radii[1]};
            chosen.add(start(seasonalTimes(smaller, ar, ma)));
        }
    }

    /**
     * Adds a model with two terms less of each kind, times pairs around the circle.
     *
     * @param terms the length of the series: the longer, the finer the frequencies
     */
    void addCyclePairs(ArimaParameters smaller, int terms) {
        int frequencies =
                Math.clamp(terms / TERMS_PER_FREQUENCY, FEWEST_FREQUENCIES, MOST_FREQUENCIES);
        for (double[] radii : CYCLE_RADII) {
            double[] shifts = radii[1] > radii[0] ? SHIFTS : NO_SHIFT;
            List<Start> ring = new ArrayList<>();
            for (int f = 0; f < frequencies; f++) {
                List<Start> shifted = new ArrayList<>();
                double[] ar = cycle(radii[0], Math.PI * (f + 0.5) / frequencies);
                for (double shift : shifts) {
                    double frequency = Math.PI * (f + 0.5 + shift) / frequencies;
                    if (frequency > 0 && frequency < Math.PI) {
                        shifted.add(start(times(smaller, ar, cycle(radii[1], frequency))));
                    }
                }
                ring.add(best(shifted));
            }
            choose(ring);
        }
    }

    /** Adds a model with two moving-average terms less, times a cycle in the moving average. */
    void addMovingAverageCycle(ArimaParameters smaller) {
        List<Start> ring = new ArrayList<>();
        for (int f = 0; f < FEWEST_FREQUENCIES; f++) {
            for (double radius : LONE_RADII) {
                double[] ma = cycle(radius, Math.PI * (f + 0.5) / FEWEST_FREQUENCIES);
                ring.add(start(times(smaller, new double[] {1}, ma)));
            }
        }
        choose(ring);
    }

    private void choose(List<Start> starts) {
        chosen.add(best(starts));
    }

    private static Start best(List<Start> starts) {
        Start best = starts.getFirst();
        for (Start start : starts) {
            best = start.value() < best.value() ? start : best;
        }
        return best;
    }

    private Start start(double[] point) {
        return new Start(point, objective.value(point));
    }

    private static double[] cycle(double radius, double frequency) {
        return new double[] {1, -2 * radius * StrictMath.cos(frequency), radius * radius};
    }

    private double[] pointOf(ArimaParameters model) {
        return map.pointOf(model.phi(), model.seasonalPhi(), model.theta(), model.seasonalTheta());
    }

    private double[] times(ArimaParameters smaller, double[] arFactor, double[] maFactor) {
        return map.pointOf(
                product(smaller.phi(), -1, arFactor),
                smaller.seasonalPhi(),
                product(smaller.theta(), 1, maFactor),
                smaller.seasonalTheta());
    }

    private double[] seasonalTimes(ArimaParameters smaller, double[] arFactor, double[] maFactor) {
        return map.pointOf(
                smaller.phi(),
                product(smaller.seasonalPhi(), -1, arFactor),
                smaller.theta(),
                product(smaller.seasonalTheta(), 1, maFactor));
    }

    /** Coefficients of (1 + sign c_1 B + ...) times a factor, in the same sign convention. */
    private static double[] product(double[] coefficients, int sign, double[] factor) {
        double[] result = new double[coefficients.length + factor.length - 1];
        for (int i = 0; i <= coefficients.length; i++) {
            double left = i == 0 ? 1 : sign * coefficients[i - 1];
            for (int j = 0; j < factor.length; j++) {
                if (i + j > 0) {
                    result[i + j - 1] += sign * left * factor[j];
                }
            }
        }
        return result;
    }
}
