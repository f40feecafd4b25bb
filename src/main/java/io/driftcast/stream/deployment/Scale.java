package io.driftcast.stream.deployment;

import io.driftcast.forecast.Forecast;

/**
 * How much a series changes lately from one value to the next, and with it the least width of its
 * intervals: a model that was fitted to a stuck sensor has none of its own. An interval of 80 % is
 * at least one last decimal place of the newest value wide, and half of the mean change; one of 95
 * % by the same share wider as that of a normal distribution. Not thread-safe.
 */
final class Scale {

    /** The weight of the newest change: the last 20 or so count. */
    private static final double RATE = 0.05;

    private static final double SHARE = 0.25;

    /** More decimal places than these are noise. */
    private static final int MOST_PLACES = 9;

    /** A number that is whole but for so much, as a share, is whole. */
    private static final double EXACT = 1e-12;

    /** The 97.5 % quantile of the normal distribution over its 90 % quantile. */
    private static final double WIDER = 1.5294;

    private double lastValue;
    private double change;

    /**
     * @param lastValue the newest value, NaN if there is none
     * @param change the mean of the absolute changes between values, the latest weighing most
     */
    Scale(double lastValue, double change) {
        this.lastValue = lastValue;
        this.change = change;
    }

    static Scale unknown() {
        return new Scale(Double.NaN, 0);
    }

    double lastValue() {
        return lastValue;
    }

    double change() {
        return change;
    }

    /** Takes the next value, NaN if it is missing. */
    void take(double value) {
        if (Double.isNaN(value)) {
            return;
        }
        if (!Double.isNaN(lastValue)) {
            change += RATE * (Math.abs(value - lastValue) - change);
        }
        lastValue = value;
    }

    /** The forecast with intervals that are wide enough. */
    Forecast atLeast(Forecast forecast) {
        double width = forecast.upper80()[0] - forecast.lower80()[0];
        double place = Math.max(lastPlaceAbove(width), 4 * Math.ulp(lastValue));
        double least = Math.max(2 * SHARE * change, place);
        return width >= least ? forecast : forecast.atLeast(least / 2, WIDER * least / 2);
    }

    /** The last decimal place of the newest value, at most 1; 0 if it is not above a width. */
    private double lastPlaceAbove(double width) {
        double scale = 1;
        for (int places = 0; places <= MOST_PLACES && 1 / scale > width; places++) {
            double scaled = lastValue * scale;
            if (Math.abs(scaled - Math.rint(scaled)) <= EXACT * Math.max(1, Math.abs(scaled))) {
                return 1 / scale;
            }
            scale *= 10;
        }
        return 1 / scale > width ? 1 / scale : 0;
    }
}
