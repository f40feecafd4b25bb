package io.driftcast.app.report;

import io.driftcast.forecast.Forecast;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The numbers of forecasts as reports show them: nothing, NaN, in place of {@link
 * Forecast#NO_NUMBER}. Stateless, thread-safe.
 */
final class ForecastNumbers {

    private ForecastNumbers() {}

    static double of(double number) {
        return Math.abs(number) == Forecast.NO_NUMBER ? Double.NaN : number;
    }

    static double[] of(double[] numbers) {
        return Arrays.stream(numbers).map(ForecastNumbers::of).toArray();
    }

    /** Why some of a forecast's numbers are not there; null if all are. */
    static @Nullable String missing(FitReport report) {
        Forecast forecast = report.forecast();
        for (int h = 0; h < forecast.horizon(); h++) {
            if (Double.isNaN(of(forecast.lower95()[h]) + of(forecast.upper95()[h]))) {
                return String.format(
                        Locale.ROOT,
                        "from %d steps ahead on a bound has no number: on the scale of %s it lies beyond all values; take another transform or a shorter horizon",
                        h + 1,
                        report.transform().text());
            }
        }
        return null;
    }
}
