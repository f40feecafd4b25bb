package io.driftcast.forecast.arima;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The orders of an ARIMA model: {@code p} autoregressive terms, {@code d} differences, {@code q}
 * moving-average terms, and whether the differenced series has a constant.
 *
 * <p>With w the series differenced d times, (w[t] - c) = phi_1 (w[t-1] - c) + ... + e[t] + theta_1
 * e[t-1] + ...: the moving-average sign is plus.
 */
public record ArimaSpec(int p, int d, int q, Constant constant) {

    /** The most terms of either kind. */
    public static final int MAX_TERMS = 12;

    /** The most differences. */
    public static final int MAX_DIFFERENCES = 2;

    private static final Pattern TEXT =
            Pattern.compile("arima\\((\\d{1,2}),(\\d),(\\d{1,2})\\)(\\+mean|\\+drift)?");

    /** What the constant is. */
    public enum Constant {
        /** There is none. */
        NONE,
        /** The mean of the series; without differences only. */
        MEAN,
        /** The slope a step; with one difference only. */
        DRIFT
    }

    /**
     * @throws IllegalArgumentException if an order is out of range, or the constant does not go
     *     with the differences
     */
    public ArimaSpec {
        if (p < 0 || p > MAX_TERMS || q < 0 || q > MAX_TERMS || d < 0 || d > MAX_DIFFERENCES) {
            throw new IllegalArgumentException(
                    "arima(%d,%d,%d): p and q go from 0 to %d, d from 0 to %d"
                            .formatted(p, d, q, MAX_TERMS, MAX_DIFFERENCES));
        }
        boolean fits =
                switch (constant) {
                    case NONE -> true;
                    case MEAN -> d == 0;
                    case DRIFT -> d == 1;
                };
        if (!fits) {
            throw new IllegalArgumentException(
                    "arima(%d,%d,%d): a mean needs d = 0, a drift d = 1".formatted(p, d, q));
        }
    }

    /**
     * Reads the canonical text, {@code arima(2,1,2)+drift}.
     *
     * @throws IllegalArgumentException if the text is not of that form, or the orders do not fit
     */
    public static ArimaSpec parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "'%s' is not an ARIMA model; write arima(p,d,q), with +mean or +drift after it if wanted"
                            .formatted(text));
        }
        String suffix = matcher.group(4);
        Constant constant =
                suffix == null
                        ? Constant.NONE
                        : suffix.equals("+mean") ? Constant.MEAN : Constant.DRIFT;
        return new ArimaSpec(
                Integer.parseInt(matcher.group(1)),
                Integer.parseInt(matcher.group(2)),
                Integer.parseInt(matcher.group(3)),
                constant);
    }

    /** Whether there is a mean or a drift to estimate. */
    public boolean hasConstant() {
        return constant != Constant.NONE;
    }

    /** How many numbers are estimated, sigma2 included: the k of AICc. */
    public int parameterCount() {
        return p + q + (hasConstant() ? 1 : 0) + 1;
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
        return "arima(" + p + "," + d + "," + q + ")" + suffix;
    }
}
