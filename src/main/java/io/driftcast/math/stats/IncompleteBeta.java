package io.driftcast.math.stats;

/**
 * The regularised incomplete beta function I_x(a, b), by its continued fraction (NIST DLMF 8.17.22,
 * https://dlmf.nist.gov/8.17.E22) evaluated with Lentz's method. Relative error about 1e-13 for
 * parameters up to a few thousand. Stateless, thread-safe.
 */
final class IncompleteBeta {

    private static final int MAX_TERMS = 10_000;
    private static final double TINY = 1e-300;

    /** B(2k) / (2k (2k - 1)) for k = 1..7, of the asymptotic series of log gamma. */
    private static final double[] STIRLING = {
        1.0 / 156, -691.0 / 360360, 1.0 / 1188, -1.0 / 1680, 1.0 / 1260, -1.0 / 360, 1.0 / 12
    };

    private IncompleteBeta() {}

    /** I_x(a, b) for a, b > 0 and 0 <= x <= 1. */
    static double regularised(double x, double a, double b) {
        if (x <= 0 || x >= 1) {
            return x <= 0 ? 0 : 1;
        }
        double logFront =
                a * StrictMath.log(x)
                        + b * StrictMath.log1p(-x)
                        + logGamma(a + b)
                        - logGamma(a)
                        - logGamma(b);
        double front = StrictMath.exp(logFront);
        // the fraction converges fast on this side of the mean only
        return x < (a + 1) / (a + b + 2)
                ? front * fraction(x, a, b) / a
                : 1 - front * fraction(1 - x, b, a) / b;
    }

    private static double fraction(double x, double a, double b) {
        double c = 1;
        double d = 1 / away(1 - (a + b) * x / (a + 1));
        double value = d;
        for (int m = 1; m < MAX_TERMS; m++) {
            double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
            d = 1 / away(1 + even * d);
            c = away(1 + even / c);
            value *= d * c;
            double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
            d = 1 / away(1 + odd * d);
            c = away(1 + odd / c);
            double factor = d * c;
            value *= factor;
            if (Math.abs(factor - 1) < 1e-15) {
                break;
            }
        }
        return value;
    }

    private static double away(double denominator) {
        return Math.abs(denominator) < TINY ? TINY : denominator;
    }

    /** The logarithm of the gamma function for x > 0 (Stirling's series, NIST DLMF 5.11.1). */
    static double logGamma(double x) {
        double shifted = x;
        double product = 1;
        while (shifted < 15) {
            product *= shifted;
            shifted++;
        }
        double square = 1 / (shifted * shifted);
        double series = Polynomial.value(STIRLING, square) / shifted;
        return (shifted - 0.5) * StrictMath.log(shifted)
                - shifted
                + 0.5 * StrictMath.log(2 * Math.PI)
                + series
                - StrictMath.log(product);
    }
}
