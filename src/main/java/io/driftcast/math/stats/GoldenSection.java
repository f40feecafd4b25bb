package io.driftcast.math.stats;

import java.util.function.DoubleUnaryOperator;

/** Golden-section search (Kiefer 1953, doi:10.1090/S0002-9939-1953-0055639-3). */
public final class GoldenSection {

    private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;

    private GoldenSection() {}

    /**
     * Where a function of one valley is least; of another function, some valley.
     *
     * @param from where the search begins
     * @param to where it ends
     * @param tolerance width of what is left of it, of which the middle is taken
     */
    public static double minimise(
            DoubleUnaryOperator function, double from, double to, double tolerance) {
        double low = from;
        double high = to;
        double left = high - GOLDEN * (high - low);
        double right = low + GOLDEN * (high - low);
        double atLeft = function.applyAsDouble(left);
        double atRight = function.applyAsDouble(right);
        while (high - low > tolerance) {
            if (atLeft <= atRight) {
                high = right;
                right = left;
                atRight = atLeft;
                left = high - GOLDEN * (high - low);
                atLeft = function.applyAsDouble(left);
            } else {
                low = left;
                left = right;
                atLeft = atRight;
                right = low + GOLDEN * (high - low);
                atRight = function.applyAsDouble(right);
            }
        }
        return 0.5 * (low + high);
    }
}
