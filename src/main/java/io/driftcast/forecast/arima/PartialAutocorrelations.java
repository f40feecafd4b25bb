package io.driftcast.forecast.arima;

/**
 * The map between the coefficients of a lag polynomial 1 - phi_1 B - ... - phi_p B^p and its
 * partial autocorrelations, all of which lie inside (-1, 1) exactly when the polynomial's roots lie
 * outside the unit circle.
 *
 * <p>Source: J. F. Monahan, "A note on enforcing stationarity in autoregressive-moving average
 * models", Biometrika 71 (1984), doi:10.1093/biomet/71.2.403. A moving-average polynomial 1 +
 * theta_1 B + ... is handled with the sign turned. Stateless, thread-safe.
 */
final class PartialAutocorrelations {

    private PartialAutocorrelations() {}

    /** Replaces partial autocorrelations by coefficients, in place. */
    static void toCoefficients(double[] values) {
        for (int k = 1; k < values.length; k++) {
            double last = values[k];
            for (int i = 0, j = k - 1; i <= j; i++, j--) {
                double low = values[i];
                double high = values[j];
                values[i] = low - last * high;
                values[j] = high - last * low;
            }
        }
    }

    /**
     * Replaces coefficients by partial autocorrelations, in place. Where one of them reaches 1 in
     * size, those below it are left unfinished; the polynomial is then not stationary.
     *
     * @return the largest size met, below 1 exactly if the polynomial is stationary
     */
    static double fromCoefficients(double[] values) {
        double largest = 0;
        for (int k = values.length - 1; k >= 0; k--) {
            double last = values[k];
            largest = Math.max(largest, Math.abs(last));
            if (!(largest < 1)) {
                return Double.isNaN(largest) ? Double.POSITIVE_INFINITY : largest;
            }
            double rest = (1 - last) * (1 + last);
            for (int i = 0, j = k - 1; i <= j; i++, j--) {
                double low = values[i];
                double high = values[j];
                values[i] = (low + last * high) / rest;
                values[j] = (high + last * low) / rest;
            }
        }
        return largest;
    }
}
