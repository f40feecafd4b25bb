package io.driftcast.app.bench;

import java.util.Locale;

/** What the forecast application is busy with. */
enum ForecastCase {
    /**
     * No series has a model: exponential smoothing for two days of hourly steps, the seasonal naive
     * forecast from then on.
     */
    FALLBACK("fallback"),

    /** Every series has a fitted ARIMA(2,1,2) from its first reading on. */
    ARIMA("arima(2,1,2)");

    private final String words;

    ForecastCase(String words) {
        this.words = words;
    }

    /** As the report calls it. */
    String words() {
        return words;
    }

    /** What the names of its topics begin with. */
    String prefix() {
        return "bench." + name().toLowerCase(Locale.ROOT) + ".";
    }
}
