package io.driftcast.series.analysis;

import io.driftcast.math.stats.Normal;
import io.driftcast.series.analysis.AugmentedDickeyFuller.Regression;

/**
 * The distribution of the Dickey-Fuller statistic under a unit root, by response surfaces fitted to
 * simulations: p-values as the normal distribution function of a polynomial in the statistic (the
 * asymptotic distribution), critical values as polynomials in 1 / rows. Stateless, thread-safe.
 *
 * <p>Source: J. G. MacKinnon, "Approximate asymptotic distribution functions for unit-root and
 * cointegration tests", J. Business and Economic Statistics 12 (1994),
 * doi:10.1080/07350015.1994.10510005, tables 3 and 4, one variable; "Critical values for
 * cointegration tests", Queen's Economics Department Working Paper 1227 (2010), table 1; those
 * without a constant from J. Applied Econometrics 11 (1996),
 * doi:10.1002/(SICI)1099-1255(199611)11:6<601::AID-JAE417>3.0.CO;2-T.
 */
final class MacKinnon {

    /** Coefficients from the constant term up. */
    private record Surface(
            double least,
            double split,
            double greatest,
            double[] leftTail,
            double[] rest,
            double[] at1,
            double[] at5,
            double[] at10) {}

    private static final Surface NONE =
            new Surface(
                    -19.04,
                    -1.04,
                    Double.POSITIVE_INFINITY,
                    new double[] {0.6344, 1.2378, 0.032496},
                    new double[] {0.4797, 0.93557, -0.06999, 0.033066},
                    new double[] {-2.56574, -2.2358, -3.627},
                    new double[] {-1.94100, -0.2686, -3.365, 31.223},
                    new double[] {-1.61682, 0.2656, -2.714, 25.364});

    private static final Surface CONSTANT =
            new Surface(
                    -18.83,
                    -1.61,
                    2.74,
                    new double[] {2.1659, 1.4412, 0.038269},
                    new double[] {1.7339, 0.93202, -0.12745, -0.010368},
                    new double[] {-3.43035, -6.5393, -16.786, -79.433},
                    new double[] {-2.86154, -2.8903, -4.234, -40.040},
                    new double[] {-2.56677, -1.5384, -2.809});

    private static final Surface TREND =
            new Surface(
                    -16.18,
                    -2.89,
                    0.7,
                    new double[] {3.2512, 1.6047, 0.049588},
                    new double[] {2.5261, 0.61654, -0.37956, -0.060285},
                    new double[] {-3.95877, -9.0531, -28.428, -134.155},
                    new double[] {-3.41049, -4.3904, -9.036, -45.374},
                    new double[] {-3.12705, -2.5856, -3.925, -22.380});

    private MacKinnon() {}

    /** P(statistic < s) under a unit root; 0 and 1 beyond the surface's range, NaN for NaN. */
    static double pValue(Regression regression, double s) {
        Surface surface = surface(regression);
        if (Double.isNaN(s)) {
            return s;
        }
        if (s > surface.greatest || s < surface.least) {
            return s < surface.least ? 0 : 1;
        }
        return Normal.cdf(ascending(s <= surface.split ? surface.leftTail : surface.rest, s));
    }

    /** The quantile at alpha 0.01, 0.05 or 0.1 for a regression over that many rows. */
    static double criticalValue(Regression regression, double alpha, int rows) {
        Surface surface = surface(regression);
        if (alpha == 0.01) {
            return ascending(surface.at1, 1.0 / rows);
        }
        if (alpha == 0.05) {
            return ascending(surface.at5, 1.0 / rows);
        }
        if (alpha == 0.1) {
            return ascending(surface.at10, 1.0 / rows);
        }
        throw new IllegalArgumentException(
                "Dickey-Fuller critical values are tabulated at 0.01, 0.05 and 0.1, not " + alpha);
    }

    private static Surface surface(Regression regression) {
        return switch (regression) {
            case NONE -> NONE;
            case CONSTANT -> CONSTANT;
            case TREND -> TREND;
        };
    }

    private static double ascending(double[] coefficients, double x) {
        double sum = 0;
        for (int i = coefficients.length - 1; i >= 0; i--) {
            sum = sum * x + coefficients[i];
        }
        return sum;
    }
}
