package io.driftcast.forecast.recurrent;

import io.driftcast.forecast.TrainingSeries;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Finds out the spreads of a representation. Stateless, thread-safe. */
final class Calibration {

    /** The largest values whose changes' squares still have a sum. */
    static final double LARGEST = 1e150;

    /** Sums of squares with their counts. */
    private static final class Squares {

        private double sum;
        private int n;

        void add(double value) {
            if (Double.isFinite(value)) {
                sum += value * value;
                n++;
            }
        }

        /** The root of the mean, or what stands for it if there was nothing. */
        double root(double otherwise) {
            return n == 0 ? otherwise : Math.sqrt(sum / n);
        }
    }

    private final Squares changes = new Squares();
    private final Squares levels = new Squares();
    private final Squares seasons = new Squares();
    private final List<Squares> naive = new ArrayList<>();

    private Calibration(int horizon) {
        for (int h = 0; h < horizon; h++) {
            naive.add(new Squares());
        }
    }

    /** Whether no value is too large for spreads to be found. */
    static boolean takes(double[] values) {
        return Arrays.stream(values)
                .noneMatch(value -> Double.isFinite(value) && Math.abs(value) > LARGEST);
    }

    /**
     * A representation with the spreads of these series.
     *
     * @param representation with any spreads; unless its unit is a running one, there is one series
     *     only, and the drift is given on the model's scale
     */
    static Representation of(Representation representation, List<TrainingSeries> members) {
        Calibration found = new Calibration(representation.horizon());
        Representation plain =
                representation.with(1, representation.drift(), 0, 1, 1, representation.spreads());
        double weight = representation.longSeason() > 1 ? longWeight(plain, members) : 0;
        plain = plain.with(1, plain.drift(), weight, 1, 1, plain.spreads());
        for (TrainingSeries member : members) {
            found.measure(plain, member);
        }
        double unit = representation.running() ? 1 : found.changes.root(0);
        double inverse = unit > 0 ? 1 / unit : 0;
        return representation.with(
                unit,
                representation.drift() * inverse,
                weight,
                found.levels.root(1) * inverse,
                found.seasons.root(1) * inverse,
                found.spreads(inverse));
    }

    /**
     * The least-squares weight of the long season's errors in those of the naive forecast, from 0
     * to 1.
     */
    private static double longWeight(Representation representation, List<TrainingSeries> members) {
        double products = 0;
        double squares = 0;
        for (TrainingSeries member : members) {
            NaiveErrors errors = new NaiveErrors(representation, member);
            for (int t = 0; t < member.values().length; t++) {
                double[] distances = errors.next();
                Position position = errors.position();
                double unit = position.unit();
                for (int h = 0; h < distances.length && unit > 0; h++) {
                    double before = position.longSeasonError(h + 1) / unit;
                    if (!Double.isNaN(distances[h])) {
                        products += before * distances[h] / unit;
                        squares += before * before;
                    }
                }
            }
        }
        return squares > 0 ? Math.clamp(products / squares, 0, 1) : 0;
    }

    private void measure(Representation representation, TrainingSeries member) {
        NaiveErrors errors = new NaiveErrors(representation, member);
        boolean before = false;
        for (int t = 0; t < member.values().length; t++) {
            double[] distances = errors.next();
            Position position = errors.position();
            boolean given = !Double.isNaN(errors.value());
            if (given && before) {
                changes.add(position.change());
            }
            before = given;
            double unit = position.unit();
            if (!position.settled() || !(unit > 0)) {
                continue;
            }
            levels.add(position.levelGap() / unit);
            seasons.add(position.seasonGap() / unit);
            for (int h = 0; h < distances.length; h++) {
                naive.get(h).add(distances[h] / unit);
            }
        }
    }

    /** Not decreasing; a step that nothing was seen of has the spread of the one before. */
    private List<Double> spreads(double inverse) {
        List<Double> spreads = new ArrayList<>();
        double largest = 0;
        for (Squares each : naive) {
            largest = Math.max(largest, each.root(0) * inverse);
            spreads.add(largest);
        }
        return spreads;
    }
}
