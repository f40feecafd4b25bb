package io.driftcast.evaluation;

import io.driftcast.forecast.Forecast;

/**
 * Adds up what {@link Accuracy} measures, step by step, over forecasts of one or several origins.
 * Sums run in the order in which steps are added. Not thread-safe.
 */
public final class AccuracyTally {

    private int n;
    private double squares;
    private double absolutes;
    private double shares;
    private double symmetricShares;
    private double scaled;
    private double pinball;
    private int within80;
    private int within95;

    /**
     * Adds one step; one without an actual value is left out.
     *
     * @param actual what came, NaN if it is missing
     * @param forecast what had been forecast
     * @param index which step of the forecast this is, 0 for the first
     * @param scale what MASE divides by at this origin
     */
    public void add(double actual, Forecast forecast, int index, double scale) {
        if (!Double.isFinite(actual)) {
            return;
        }
        double point = forecast.median()[index];
        double error = Math.abs(actual - point);
        n++;
        squares += error * error;
        absolutes += error;
        shares += share(error, Math.abs(actual));
        symmetricShares += share(error, Math.abs(actual) + Math.abs(point));
        scaled += error / scale;
        within80 += isWithin(actual, forecast.lower80()[index], forecast.upper80()[index]);
        within95 += isWithin(actual, forecast.lower95()[index], forecast.upper95()[index]);
        pinball +=
                (loss(0.025, actual - forecast.lower95()[index])
                                + loss(0.1, actual - forecast.lower80()[index])
                                + loss(0.5, actual - point)
                                + loss(0.9, actual - forecast.upper80()[index])
                                + loss(0.975, actual - forecast.upper95()[index]))
                        / 5;
    }

    private static double share(double error, double size) {
        return error == 0 ? 0 : error / size;
    }

    private static int isWithin(double value, double lower, double upper) {
        return lower <= value && value <= upper ? 1 : 0;
    }

    private static double loss(double level, double difference) {
        return Math.max(level * difference, (level - 1) * difference);
    }

    /** The measures of all that was added. */
    public Accuracy result() {
        return new Accuracy(
                n,
                Math.sqrt(squares / n),
                absolutes / n,
                100 * shares / n,
                200 * symmetricShares / n,
                scaled / n,
                (double) within80 / n,
                (double) within95 / n,
                pinball / n);
    }
}
