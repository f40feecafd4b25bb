package io.driftcast.text.measure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The receiver operating characteristic of a score: which share of the positives and of the
 * negatives lies at or above each threshold. Examples of one score lie on one side of every
 * threshold together, so that ties give one point.
 *
 * @param points from none to all: the first has an infinite threshold
 */
public record RocCurve(List<Point> points) {

    /**
     * One threshold.
     *
     * @param threshold a score
     * @param falsePositiveRate the share of the negatives at or above it
     * @param truePositiveRate the share of the positives at or above it
     */
    public record Point(double threshold, double falsePositiveRate, double truePositiveRate) {}

    public RocCurve {
        points = List.copyOf(points);
    }

    /**
     * The curve of scores.
     *
     * @param scores none NaN
     * @param positive which of them are positives; where all or none are, the other rate is NaN
     * @throws IllegalArgumentException if there are more of the one than of the other
     */
    public static RocCurve of(double[] scores, boolean[] positive) {
        if (scores.length != positive.length) {
            throw new IllegalArgumentException(
                    "%s scores of %s examples".formatted(scores.length, positive.length));
        }
        int[] falling =
                IntStream.range(0, scores.length)
                        .boxed()
                        .sorted(Comparator.comparingDouble((Integer i) -> -scores[i]))
                        .mapToInt(Integer::intValue)
                        .toArray();
        long positives = IntStream.range(0, positive.length).filter(i -> positive[i]).count();
        double negatives = positive.length - positives;
        List<Point> points = new ArrayList<>();
        points.add(new Point(Double.POSITIVE_INFINITY, 0 / negatives, 0.0 / positives));
        int hits = 0;
        for (int i = 0; i < falling.length; i++) {
            double score = scores[falling[i]];
            hits += positive[falling[i]] ? 1 : 0;
            boolean last = i + 1 == falling.length || scores[falling[i + 1]] != score;
            if (last) {
                points.add(new Point(score, (i + 1 - hits) / negatives, (double) hits / positives));
            }
        }
        return new RocCurve(points);
    }

    /**
     * The area below it, by trapezoids: the probability that a positive scores higher than a
     * negative, a tie counting half (Fawcett 2006, doi:10.1016/j.patrec.2005.10.010). NaN without
     * positives or without negatives.
     */
    public double area() {
        double area = 0;
        for (int i = 1; i < points.size(); i++) {
            Point from = points.get(i - 1);
            Point to = points.get(i);
            area +=
                    (to.falsePositiveRate() - from.falsePositiveRate())
                            * (to.truePositiveRate() + from.truePositiveRate())
                            / 2;
        }
        return points.size() > 1 ? area : Double.NaN;
    }
}
