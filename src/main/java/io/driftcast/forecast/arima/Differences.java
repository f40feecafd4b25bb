package io.driftcast.forecast.arima;

import io.driftcast.series.transform.Differencing;

/** The differences of a spec, seasonal ones included. Stateless, thread-safe. */
final class Differences {

    private Differences() {}

    /**
     * The column differenced d times at lag 1 and D times at lag m: d + Dm values fewer (none where
     * there are not so many), NaN where a value that enters is NaN. Not a copy where d = D = 0.
     *
     * @param column unchanged
     */
    static double[] of(ArimaSpec spec, double[] column) {
        double[] result = Differencing.repeated(column, spec.d());
        for (int k = 0; k < spec.seasonalD(); k++) {
            result = Differencing.atLag(result, spec.period());
        }
        return result;
    }
}
