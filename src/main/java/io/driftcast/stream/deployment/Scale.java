package io.driftcast.stream.deployment;

import io.driftcast.forecast.Forecast;
import java.math.BigDecimal;

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

    /** Wider than this share of the value, no last decimal place matters. */
    private static final double PLAIN = 0.01;

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
        double half = SHARE * change;
        double width = forecast.upper80()[0] - forecast.lower80()[0];
        if (Double.isNaN(lastValue)
                || width > Math.max(2 * half, PLAIN * Math.abs(lastValue) + 1)) {
            return forecast;
        }
        double floor = Math.max(half, lastPlace(lastValue) / 2);
        return width >= 2 * floor ? forecast : forecast.atLeast(floor, WIDER * floor);
    }

    /** The last decimal place of a value, at most 1. */
    private static double lastPlace(double value) {
        int places = BigDecimal.valueOf(value).stripTrailingZeros().scale();
        return places <= 0 ? 1 : Math.pow(10, -places);
    }
}
