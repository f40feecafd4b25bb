package io.driftcast.forecast.additive;

import io.driftcast.series.Timeline;
import java.util.Arrays;

/**
 * The parts of a season in which a series never has a value, as the week-ends of a shop. A Fourier
 * series fitted to the rest of the season goes anywhere there; so its effect there is 0, the mean
 * of the effects of all steps that have a value, from which its columns are counted then.
 *
 * <p>A step lies in such a part if it is further than three quarters of a step, and than a quarter
 * of what the highest order resolves, 1 / (2 order + 1) of the season, from every step that has a
 * value: a smooth curve bridges the days of a year that are missing here and there.
 *
 * @param bounds where each part begins and ends, as shares of the season, in rising order; the last
 *     may end beyond 1
 * @param centre the mean of each column over the steps that have a value, one a column; empty
 *     without such a part
 */
record UnseenParts(double[] bounds, double[] centre) {

    /** None, as most seasons have. */
    static final UnseenParts NONE = new UnseenParts(new double[0], new double[0]);

    private static final double STEPS = 0.75;
    private static final double RESOLUTIONS = 0.25;

    /**
     * Those of a series.
     *
     * @param season without such parts
     * @param step a step as a share of the season
     * @param at the indices of the steps that have a value, at least one
     */
    static UnseenParts of(Fourier season, Timeline timeline, double step, int[] at) {
        double reach = Math.max(STEPS * step, RESOLUTIONS / (season.columns() + 1));
        double[] places = new double[at.length];
        Arrays.setAll(places, i -> season.place(timeline, at[i]));
        Arrays.sort(places);
        double[] bounds = new double[2 * places.length];
        int n = 0;
        for (int i = 0; i < places.length; i++) {
            double next = i + 1 < places.length ? places[i + 1] : places[0] + 1;
            if (next - places[i] > 2 * reach) {
                bounds[n++] = places[i] + reach;
                bounds[n++] = next - reach;
            }
        }
        return n == 0
                ? NONE
                : new UnseenParts(Arrays.copyOf(bounds, n), centre(season, timeline, at));
    }

    private static double[] centre(Fourier season, Timeline timeline, int[] at) {
        double[] centre = new double[season.columns()];
        double[] row = new double[centre.length];
        for (int index : at) {
            season.fill(timeline, index, row, 0);
            for (int j = 0; j < row.length; j++) {
                centre[j] += row[j] / at.length;
            }
        }
        return centre;
    }

    boolean isEmpty() {
        return bounds.length == 0;
    }

    /**
     * Whether a place lies in one of them.
     *
     * @param place as a share of the season, from 0 to below 1
     */
    boolean contain(double place) {
        for (int i = 0; i < bounds.length; i += 2) {
            boolean now = place > bounds[i] && place < bounds[i + 1];
            boolean next = place + 1 > bounds[i] && place + 1 < bounds[i + 1];
            if (now || next) {
                return true;
            }
        }
        return false;
    }
}
