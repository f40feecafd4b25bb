package io.driftcast.forecast.arima;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The orders of a seasonal ARIMA model: {@code p} autoregressive terms, {@code d} differences,
 * {@code q} moving-average terms, the same three at the seasonal lag, the season's length, and
 * whether there is a constant.
 *
 * <p>With B the lag, m the period and y the series less its mean or its drift times t,
 *
 * <pre>
 *   phi(B) Phi(B^m) (1 - B)^d (1 - B^m)^D y[t] = theta(B) Theta(B^m) e[t]
 *   phi(B) = 1 - phi_1 B - ... - phi_p B^p,     theta(B) = 1 + theta_1 B + ... + theta_q B^q
 * </pre>
 *
 * and likewise for the capital letters: the moving-average sign is plus.
 *
 * @param seasonalP autoregressive terms at the seasonal lag
 * @param seasonalD differences at the seasonal lag
 * @param seasonalQ moving-average terms at the seasonal lag
 * @param period the season's length m; 1 where nothing is seasonal, whatever was given
 */
public record ArimaSpec(
        int p,
        int d,
        int q,
        int seasonalP,
        int seasonalD,
        int seasonalQ,
        int period,
        Constant constant) {

    /** The most terms of either kind. */
    public static final int MAX_TERMS = 12;

    /** The most differences. */
    public static final int MAX_DIFFERENCES = 2;

    /** The most terms of either kind at the seasonal lag. */
    public static final int MAX_SEASONAL_TERMS = 4;

    /** The most differences at the seasonal lag. */
    public static final int MAX_SEASONAL_DIFFERENCES = 2;

    /** The longest season. */
    public static final int MAX_PERIOD = 1000;

    private static final int STEPS_OF_A_START = 256;

    private static final Pattern TEXT =
            Pattern.compile(
                    "(?:arima\\((\\d{1,2}),(\\d),(\\d{1,2})\\)|arma\\((\\d{1,2}),(\\d{1,2})\\)|ar\\((\\d{1,2})\\))"
                            + "(?:\\((\\d),(\\d),(\\d)\\)\\[(\\d{1,4})])?(\\+mean|\\+drift)?");

    /** What the constant is. */
    public enum Constant {
        /** There is none. */
        NONE,
        /** The mean of the series; without differences only. */
        MEAN,
        /** The slope a step; with one difference only, regular or seasonal. */
        DRIFT
    }

    /**
     * @throws IllegalArgumentException if an order is out of range, or the constant does not go
     *     with the differences
     */
    public ArimaSpec {
        period = seasonalP == 0 && seasonalD == 0 && seasonalQ == 0 ? 1 : period;
        if (p < 0 || p > MAX_TERMS || q < 0 || q > MAX_TERMS || d < 0 || d > MAX_DIFFERENCES) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "arima(%d,%d,%d): p and q go from 0 to %d, d from 0 to %d",
                            p,
                            d,
                            q,
                            MAX_TERMS,
                            MAX_DIFFERENCES));
        }
        requireSeason(seasonalP, seasonalD, seasonalQ, period);
        int differences = d + seasonalD;
        boolean fits =
                switch (constant) {
                    case NONE -> true;
                    case MEAN -> differences == 0;
                    case DRIFT -> differences == 1;
                };
        if (!fits) {
            throw new IllegalArgumentException(
                    "%s: a mean needs d + D = 0, a drift d + D = 1"
                            .formatted(text(p, d, q, seasonalP, seasonalD, seasonalQ, period)));
        }
    }

    /** A model without a season. */
    public ArimaSpec(int p, int d, int q, Constant constant) {
        this(p, d, q, 0, 0, 0, 1, constant);
    }

    private static void requireSeason(int p, int d, int q, int period) {
        boolean inRange =
                Math.min(p, Math.min(d, q)) >= 0
                        && Math.max(p, q) <= MAX_SEASONAL_TERMS
                        && d <= MAX_SEASONAL_DIFFERENCES;
        if (!inRange) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "(%d,%d,%d)[%d]: P and Q go from 0 to %d, D from 0 to %d",
                            p,
                            d,
                            q,
                            period,
                            MAX_SEASONAL_TERMS,
                            MAX_SEASONAL_DIFFERENCES));
        }
        boolean seasonal = p + d + q > 0;
        if (seasonal && (period < 2 || period > MAX_PERIOD)) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "(%d,%d,%d)[%d]: a season has 2 to %d steps",
                            p,
                            d,
                            q,
                            period,
                            MAX_PERIOD));
        }
    }

    /**
     * Reads the canonical text, {@code arima(2,1,1)(0,1,1)[12]+drift}. Also {@code ar(3)} for
     * {@code arima(3,0,0)} and {@code arma(2,1)} for {@code arima(2,0,1)}, with the same additions.
     *
     * @throws IllegalArgumentException if the text is not of that form, or the orders do not fit
     */
    public static ArimaSpec parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "'%s' is not an ARIMA model; write arima(p,d,q) or arima(p,d,q)(P,D,Q)[m], with +mean or +drift after it if wanted"
                            .formatted(text));
        }
        String suffix = matcher.group(11);
        Constant constant =
                suffix == null
                        ? Constant.NONE
                        : suffix.equals("+mean") ? Constant.MEAN : Constant.DRIFT;
        return new ArimaSpec(
                firstOf(matcher, 1, 4, 6),
                firstOf(matcher, 2),
                firstOf(matcher, 3, 5),
                firstOf(matcher, 7),
                firstOf(matcher, 8),
                firstOf(matcher, 9),
                firstOf(matcher, 10),
                constant);
    }

    /** The number in the first of these groups that is there; 0 if none is. */
    private static int firstOf(Matcher matcher, int... groups) {
        for (int group : groups) {
            if (matcher.group(group) != null) {
                return Integer.parseInt(matcher.group(group));
            }
        }
        return 0;
    }

    /** The same orders with another constant. */
    public ArimaSpec with(Constant other) {
        return new ArimaSpec(p, d, q, seasonalP, seasonalD, seasonalQ, period, other);
    }

    /** Whether there is a mean or a drift to estimate. */
    public boolean hasConstant() {
        return constant != Constant.NONE;
    }

    /** How many values differencing costs: d + D m. */
    public int lostToDifferences() {
        return d + seasonalD * period;
    }

    /** How many coefficients the polynomials have: p + q + P + Q. */
    public int termCount() {
        return p + q + seasonalP + seasonalQ;
    }

    /** How many numbers are estimated, sigma2 included: the k of AICc. */
    public int parameterCount() {
        return termCount() + (hasConstant() ? 1 : 0) + 1;
    }

    /**
     * About how many multiplications it takes to start: the factor of the stationary part's
     * covariance, and some hundred steps with all its columns.
     */
    long work() {
        long stationary =
                Math.max(p + (long) seasonalP * period, 1 + q + (long) seasonalQ * period);
        long size = Math.max(stationary, p + (long) seasonalP * period + lostToDifferences());
        return stationary * stationary * stationary / 6 + STEPS_OF_A_START * stationary * size;
    }

    /** The canonical text, which {@link #parse} reads. */
    @Override
    public String toString() {
        String suffix =
                switch (constant) {
                    case NONE -> "";
                    case MEAN -> "+mean";
                    case DRIFT -> "+drift";
                };
        return text(p, d, q, seasonalP, seasonalD, seasonalQ, period) + suffix;
    }

    private static String text(
            int p, int d, int q, int seasonalP, int seasonalD, int seasonalQ, int period) {
        String regular = "arima(" + p + "," + d + "," + q + ")";
        return period == 1
                ? regular
                : regular + "(" + seasonalP + "," + seasonalD + "," + seasonalQ + ")[" + period
                        + "]";
    }
}
