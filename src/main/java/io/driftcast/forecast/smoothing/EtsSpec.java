package io.driftcast.forecast.smoothing;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The form of an exponential smoothing model, in the taxonomy of R. J. Hyndman, A. B. Koehler, J.
 * K. Ord and R. D. Snyder, Forecasting with Exponential Smoothing (2008),
 * doi:10.1007/978-3-540-71918-2: {@code ets(M,Ad,A)} has multiplicative errors, a damped additive
 * trend and an additive season. Trends that multiply are not offered: their forecasts explode.
 *
 * @param error how errors enter
 * @param trend how the level moves on
 * @param season how the season enters
 */
public record EtsSpec(Errors error, Trend trend, Season season) {

    private static final Pattern FORM =
            Pattern.compile("ets\\(\\s*(A|M)\\s*,\\s*(N|A|Ad)\\s*,\\s*(N|A|M)\\s*\\)");

    /** How errors enter. */
    public enum Errors {
        /** Added to the point forecast, of one variance throughout. */
        ADDITIVE("A"),
        /** In proportion to the point forecast. */
        MULTIPLICATIVE("M");

        private final String code;

        Errors(String code) {
            this.code = code;
        }
    }

    /** How the level moves on. */
    public enum Trend {
        /** Not at all. */
        NONE("N"),
        /** By a slope a step. */
        ADDITIVE("A"),
        /** By a slope that shrinks by the factor phi a step. */
        DAMPED("Ad");

        private final String code;

        Trend(String code) {
            this.code = code;
        }
    }

    /** How the season enters. */
    public enum Season {
        /** There is none. */
        NONE("N"),
        /** Added to the level. */
        ADDITIVE("A"),
        /** As a factor of the level. */
        MULTIPLICATIVE("M");

        private final String code;

        Season(String code) {
            this.code = code;
        }
    }

    /**
     * Reads {@code ets(A,Ad,M)}.
     *
     * @throws IllegalArgumentException if the text is not of this form
     */
    public static EtsSpec parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "'%s' is not ets(error,trend,season) with error A or M, trend N, A or Ad, season N, A or M"
                            .formatted(text));
        }
        Errors error = matcher.group(1).equals("A") ? Errors.ADDITIVE : Errors.MULTIPLICATIVE;
        Trend trend =
                switch (matcher.group(2)) {
                    case "N" -> Trend.NONE;
                    case "A" -> Trend.ADDITIVE;
                    default -> Trend.DAMPED;
                };
        Season season =
                switch (matcher.group(3)) {
                    case "N" -> Season.NONE;
                    case "A" -> Season.ADDITIVE;
                    default -> Season.MULTIPLICATIVE;
                };
        return new EtsSpec(error, trend, season);
    }

    boolean hasTrend() {
        return trend != Trend.NONE;
    }

    boolean damped() {
        return trend == Trend.DAMPED;
    }

    boolean hasSeason() {
        return season != Season.NONE;
    }

    /** Whether the model is about positive values only. */
    boolean needsPositive() {
        return error == Errors.MULTIPLICATIVE || season == Season.MULTIPLICATIVE;
    }

    /** How many of alpha, beta, gamma and phi there are. */
    int smoothingCount() {
        return 1 + (hasTrend() ? 1 : 0) + (hasSeason() ? 1 : 0) + (damped() ? 1 : 0);
    }

    /** The length of the state: level, slope, season. */
    int stateCount(int period) {
        return 1 + (hasTrend() ? 1 : 0) + (hasSeason() ? period : 0);
    }

    /** The k of AICc: smoothing parameters, initial states that are free, and sigma2. */
    int parameterCount(int period) {
        return smoothingCount() + stateCount(period) - (hasSeason() ? 1 : 0) + 1;
    }

    @Override
    public String toString() {
        return "ets(%s,%s,%s)".formatted(error.code, trend.code, season.code);
    }
}
