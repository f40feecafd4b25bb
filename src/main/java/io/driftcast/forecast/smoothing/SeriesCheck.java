package io.driftcast.forecast.smoothing;

import io.driftcast.forecast.UnfittableSeriesException;
import java.util.Locale;

/** What a series must have to carry a model. Stateless, thread-safe. */
final class SeriesCheck {

    private SeriesCheck() {}

    /** The mean of the sizes of the values that are there; 0 if there are none. */
    static double meanSize(double[] values) {
        double sum = 0;
        int n = 0;
        for (double value : values) {
            if (Double.isFinite(value)) {
                sum += Math.abs(value);
                n++;
            }
        }
        return n == 0 ? 0 : sum / n;
    }

    /** The values with NaN in place of infinities. */
    static double[] finiteOrMissing(double[] values) {
        double[] checked = values.clone();
        for (int t = 0; t < checked.length; t++) {
            checked[t] = Double.isFinite(checked[t]) ? checked[t] : Double.NaN;
        }
        return checked;
    }

    /** Whether all values that are there are the same, or there are none. */
    static boolean constant(double[] values) {
        double first = Double.NaN;
        for (double value : values) {
            if (Double.isFinite(value)) {
                if (Double.isNaN(first)) {
                    first = value;
                } else if (value != first) {
                    return false;
                }
            }
        }
        return true;
    }

    /** The smallest value; infinity if there is none. */
    static double least(double[] values) {
        double least = Double.POSITIVE_INFINITY;
        for (double value : values) {
            least = Double.isFinite(value) ? Math.min(least, value) : least;
        }
        return least;
    }

    /**
     * @throws UnfittableSeriesException if there is no value, one that is not above 0 for a model
     *     that multiplies, or a place of the season that never has one
     */
    static void require(EtsSpec spec, int period, double[] values)
            throws UnfittableSeriesException {
        double least = least(values);
        if (least == Double.POSITIVE_INFINITY) {
            throw new UnfittableSeriesException("exponential smoothing needs at least one value");
        }
        if (spec.needsPositive() && !(least > 0)) {
            throw new UnfittableSeriesException(
                    "%s multiplies and needs values above 0, the least is %s"
                            .formatted(spec, least));
        }
        if (spec.hasSeason() && !hasAllPlaces(period, values)) {
            throw new UnfittableSeriesException(
                    String.format(
                            Locale.ROOT,
                            "%s needs more than %d steps and a value at each place of the season",
                            spec,
                            period));
        }
    }

    /** Whether there is more than a season and a value at each of its places. */
    static boolean hasAllPlaces(int period, double[] values) {
        boolean[] found = new boolean[period];
        int places = 0;
        for (int t = 0; t < values.length; t++) {
            if (Double.isFinite(values[t]) && !found[t % period]) {
                found[t % period] = true;
                places++;
            }
        }
        return places == period && values.length > period;
    }
}
