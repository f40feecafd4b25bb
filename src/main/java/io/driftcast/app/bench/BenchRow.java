package io.driftcast.app.bench;

import java.util.Arrays;
import java.util.Locale;

/**
 * One figure of ours beside the same figure of a yardstick, measured in the same run.
 *
 * @param name what was measured
 * @param ours the median of our rounds
 * @param unit of {@code ours} and {@code theirs}
 * @param yardstick what we are compared with
 * @param theirs the median of its rounds; NaN if it is not installed
 * @param ratio of the two medians; above 1 ours is better, for rates and for costs alike; NaN if
 *     there is nothing to compare with
 * @param spread how far the rounds lay apart
 */
public record BenchRow(
        String name,
        double ours,
        String unit,
        String yardstick,
        double theirs,
        double ratio,
        Spread spread) {

    /**
     * How far the rounds lay apart.
     *
     * @param ours the best and the worst of our rounds
     * @param theirs those of the yardstick
     * @param ratio those of each round's own ratio
     */
    public record Spread(Range ours, Range theirs, Range ratio) {}

    /**
     * A row from the figures of interleaved rounds.
     *
     * @param ours one figure a round
     * @param theirs as many
     * @throws IllegalArgumentException if there are none, or not as many of both
     */
    public static BenchRow of(
            String name,
            String unit,
            String yardstick,
            Better better,
            double[] ours,
            double[] theirs) {
        if (ours.length != theirs.length) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "%s: %d rounds of ours and %d of theirs",
                            name,
                            ours.length,
                            theirs.length));
        }
        double[] ratios = new double[ours.length];
        Arrays.setAll(ratios, round -> better.ratio(ours[round], theirs[round]));
        double median = median(ours);
        double theirMedian = median(theirs);
        return new BenchRow(
                name,
                median,
                unit,
                yardstick,
                theirMedian,
                better.ratio(median, theirMedian),
                new Spread(Range.of(ours), Range.of(theirs), Range.of(ratios)));
    }

    /**
     * A row whose yardstick could not run.
     *
     * @param yardstick what it is, and why it is not there
     * @throws IllegalArgumentException if there are no figures of ours
     */
    public static BenchRow alone(String name, String unit, String yardstick, double[] ours) {
        return new BenchRow(
                name,
                median(ours),
                unit,
                yardstick,
                Double.NaN,
                Double.NaN,
                new Spread(Range.of(ours), Range.NONE, Range.NONE));
    }

    /**
     * The middle value, or the mean of the two in the middle.
     *
     * @throws IllegalArgumentException if there are no values
     */
    public static double median(double[] values) {
        if (values.length == 0) {
            throw new IllegalArgumentException("the median of nothing");
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
