package io.driftcast.app.report;

import io.driftcast.forecast.Fit.Estimate;
import io.driftcast.series.analysis.LjungBox;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Whether a model's residuals are white noise, by Ljung and Box over two seasons (without one, over
 * ten lags), at most a fifth of the residuals. Of the parameters, ARMA terms lower the degrees of
 * freedom.
 */
record ResidualCheck(LjungBox ljungBox) {

    private static final int LAGS = 10;
    private static final int SHARE = 5;
    private static final double LEVEL = 0.05;

    /** Empty if there are too few residuals, or they do not vary. */
    static Optional<ResidualCheck> of(FitReport report) {
        double[] residuals = report.fit().residuals();
        int n = (int) Arrays.stream(residuals).filter(Double::isFinite).count();
        int lags = Math.min(report.period() > 1 ? 2 * report.period() : LAGS, n / SHARE);
        int fitted = terms(report);
        if (lags <= fitted) {
            return Optional.empty();
        }
        LjungBox test = LjungBox.of(residuals, lags, fitted);
        return Double.isFinite(test.pValue())
                ? Optional.of(new ResidualCheck(test))
                : Optional.empty();
    }

    private static int terms(FitReport report) {
        int terms = 0;
        for (String name : List.of("ar", "ma", "sar", "sma")) {
            Estimate estimate = report.fit().estimates().get(name);
            if (estimate != null) {
                terms +=
                        switch (estimate) {
                            case Estimate.Scalar _ -> 1;
                            case Estimate.Vector vector -> vector.values().length;
                        };
            }
        }
        return terms;
    }

    /** The test in a line. */
    String words() {
        return String.format(
                Locale.ROOT,
                "Ljung-Box Q(%d) = %.2f, p = %.3f: %s",
                ljungBox.lags(),
                ljungBox.statistic(),
                ljungBox.pValue(),
                ljungBox.pValue() < LEVEL
                        ? "the residuals are correlated"
                        : "the residuals may be white noise");
    }
}
