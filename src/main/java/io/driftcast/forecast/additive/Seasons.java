package io.driftcast.forecast.additive;

import io.driftcast.forecast.TrainingSeries;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Chooses the seasons of a series as Prophet does: yearly with order 10 if it spans two years,
 * weekly with order 3 if it spans two weeks and its steps are below a week, daily with order 4 if
 * it spans two days and its steps are below a day. Besides, each of the series' own periods that is
 * not one of these three (to 1 %), with an order of up to 10, if it spans two of them.
 *
 * <p>Other than there, an order is never more than half the steps of a season: beyond that the
 * columns repeat each other, so that a year of months has order 6 and one of years none. And a
 * season has no effect in its {@link UnseenParts}.
 */
final class Seasons {

    private static final double DAY_MILLIS = 86_400_000;
    private static final double SAME = 0.01;
    private static final int MOST_ORDERS = 10;

    private enum Named {
        YEARLY(365.25, 10),
        WEEKLY(7, 3),
        DAILY(1, 4);

        private final double days;
        private final int order;

        Named(double days, int order) {
            this.days = days;
            this.order = order;
        }
    }

    private Seasons() {}

    /**
     * The seasons, the longest named one first.
     *
     * @param at indices of the values there are
     */
    static List<Fourier> of(TrainingSeries series, int[] at) {
        int first = at[0];
        int last = at[at.length - 1];
        double step = series.timeline().interval().lengthMillis() / DAY_MILLIS;
        double span =
                (series.timeline().labelOf(last) - series.timeline().labelOf(first)) / DAY_MILLIS;
        List<Fourier> seasons = new ArrayList<>();
        for (Named named : Named.values()) {
            int order = order(named.days / step, named.order);
            if (span >= 2 * Math.floor(named.days) && order > 0) {
                String name = named.name().toLowerCase(Locale.ROOT);
                seasons.add(new Fourier(name, named.days, true, order, UnseenParts.NONE));
            }
        }
        for (int period : series.periods()) {
            int order = order(period, MOST_ORDERS);
            if (!isNamed(period * step) && last - first >= 2L * period && order > 0) {
                seasons.add(new Fourier("period" + period, period, false, order, UnseenParts.NONE));
            }
        }
        return seasons.stream()
                .map(season -> {
                    double share = season.inDays() ? step / season.length() : 1 / season.length();
                    return season.without(UnseenParts.of(season, series.timeline(), share, at));
                })
                .toList();
    }

    /** No more than half the steps, give or take that of uneven months. */
    private static int order(double steps, int most) {
        return Math.min(most, (int) (steps * (1 + SAME) / 2));
    }

    private static boolean isNamed(double days) {
        for (Named named : Named.values()) {
            if (Math.abs(days / named.days - 1) < SAME) {
                return true;
            }
        }
        return false;
    }
}
