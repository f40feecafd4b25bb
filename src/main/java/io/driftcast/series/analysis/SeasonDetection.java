package io.driftcast.series.analysis;

import io.driftcast.series.Values;
import io.driftcast.series.transform.Differencing;
import java.util.List;

/**
 * Finds how many steps the seasons of a series have, from the values alone. Stateless, thread-safe.
 *
 * <p>Two ways are gone. The first differences show a season that has a shape ({@link
 * SharpSeasons}), the spectrum one that is smooth, whose differences are nothing but noise ({@link
 * SmoothSeason}). Where the one is the other, or a multiple that repeats no better, the smooth one
 * counts, whose length is the better known. Smooth seasons of what the first ones leave are added,
 * each at least twice the one before. No season is longer than a third of the series: it is one
 * only if it has come three times.
 *
 * <p>A correlation is judged by the pairs that it was computed from, so that missing values make no
 * season.
 *
 * <p>A cycle without a fixed length (the lynx's ten years, the sunspots' eleven) is found as a
 * season of its most common length: whether a model should repeat it is for a backtest to say. The
 * constants were set on R's monthly and quarterly series, the half-hourly demand of Taylor (2003),
 * the training part of the M4 competition's hourly series, of which 93 % come out with 24 first,
 * and generated series.
 */
public final class SeasonDetection {

    /** The longest season looked for: a minute's grid over a day and a little more. */
    public static final int MAX_PERIOD = 1500;

    private static final int MOST = 3;

    /** What multiples of a season may be off, as a share of it. */
    private static final double NEAR = 0.15;

    private static final double NEARLY_ALL = 0.9;
    private static final double FEW = 8.5;

    /**
     * A season.
     *
     * @param period steps
     * @param correlation one period apart, 0 to 1: of the differences, or of the values less their
     *     average over a period, whichever shows the season
     */
    public record Season(int period, double correlation) {}

    private SeasonDetection() {}

    /**
     * The seasons, shortest first; none for a series without any, with fewer than a dozen values,
     * or which grows by the same amount each step.
     *
     * @param values one a step, NaN where missing; unchanged
     * @throws IllegalArgumentException if a value is infinite
     */
    public static List<Season> seasons(double[] values) {
        Observed.requireFinite(values, "a season's search");
        double[] differences = Differencing.first(values);
        int maxLag = Math.min(differences.length / 3, MAX_PERIOD);
        double size = Values.size(values);
        if (maxLag < 3 || Values.constant(values, size) || Values.constant(differences, size)) {
            return List.of();
        }
        List<Season> seasons = SharpSeasons.of(values, maxLag);
        int smooth = SmoothSeason.period(values, maxLag);
        int sharp = seasons.isEmpty() ? 0 : seasons.getFirst().period();
        if (smooth > 0 && smooth != sharp && (sharp == 0 || isOf(values, sharp, smooth))) {
            seasons.clear();
            seasons.add(new Season(smooth, SmoothSeason.correlation(values, smooth, smooth)));
        }
        addLonger(values, maxLag, seasons);
        return List.copyOf(seasons);
    }

    /** Whether a season of the changes is the smooth one, or some of it, or only half of it. */
    private static boolean isOf(double[] values, int sharp, int smooth) {
        double ratio = Math.max(sharp, smooth) / (double) Math.min(sharp, smooth);
        if (Math.abs(ratio - Math.rint(ratio)) > NEAR) {
            return false;
        }
        int span = Math.max(sharp, smooth);
        double ofSharp = SmoothSeason.correlation(values, sharp, span);
        double ofSmooth = SmoothSeason.correlation(values, smooth, span);
        if (sharp < smooth && ratio > 1 + NEAR) {
            return ratio <= SmoothSeason.MULTIPLES + NEAR
                    && ofSharp < SharpSeasons.SHARE_OF_BEST * ofSmooth;
        }
        return ofSmooth >= NEARLY_ALL * ofSharp;
    }

    /** Adds smooth seasons of what the others leave, each at least twice the one before. */
    private static void addLonger(double[] values, int maxLag, List<Season> seasons) {
        double[] rest = values;
        while (!seasons.isEmpty() && seasons.size() < MOST) {
            int before = seasons.getLast().period();
            rest = withoutPlaceMeans(rest, before);
            int found = SmoothSeason.period(rest, maxLag);
            if (found < 2 * before) {
                return;
            }
            int period = multipleNear(rest, found, before, maxLag);
            seasons.add(new Season(period, SmoothSeason.correlation(rest, period, period)));
        }
    }

    /** A few times a shorter season where a longer one, or twice that, is nearly as long. */
    private static int multipleNear(double[] rest, int longer, int shorter, int maxLag) {
        for (int times = 1; times <= 2; times++) {
            double ratio = times * longer / (double) shorter;
            int multiple = (int) Math.rint(ratio) * shorter;
            if (Math.abs(ratio - Math.rint(ratio)) <= NEAR
                    && ratio <= FEW
                    && multiple <= maxLag
                    && SmoothSeason.correlation(rest, multiple, multiple)
                            >= NEARLY_ALL * SmoothSeason.correlation(rest, longer, multiple)) {
                return multiple;
            }
        }
        return longer;
    }

    private static double[] withoutPlaceMeans(double[] values, int period) {
        double[] sums = new double[period];
        int[] counts = new int[period];
        for (int t = 0; t < values.length; t++) {
            if (!Double.isNaN(values[t])) {
                sums[t % period] += values[t];
                counts[t % period]++;
            }
        }
        double[] rest = new double[values.length];
        for (int t = 0; t < rest.length; t++) {
            rest[t] = values[t] - sums[t % period] / counts[t % period];
        }
        return rest;
    }
}
