package io.driftcast.forecast.arima;

import java.util.Arrays;

/**
 * An ARIMA model in state-space form, with the differencing in the state.
 *
 * <p>The state is the series' level and its differences up to order d - 1, all at the step before,
 * followed by Harvey's companion block of the ARMA part w (size r = max(p, q + 1)):
 *
 * <pre>
 *   y[t]       = l_1 + ... + l_d + a_1 + c
 *   l_k'       = l_k + ... + l_d + a_1 + c
 *   a_i'       = phi_i a_1 + a_(i+1) + load_i e,   load = (1, theta_1, ..., theta_(r-1))
 * </pre>
 *
 * where c is the constant of the differenced series. Variances are in units of sigma2.
 *
 * <p>Sources: A. C. Harvey, Forecasting, Structural Time Series Models and the Kalman Filter
 * (1989), doi:10.1017/CBO9781107049994; J. Durbin and S. J. Koopman, Time Series Analysis by State
 * Space Methods, 2nd ed. (2012), section 3.4, doi:10.1093/acprof:oso/9780199641178.001.0001. Not
 * thread-safe.
 */
final class StateSpace {

    /** The number of differences. */
    final int d;

    /** The size of the ARMA block. */
    final int r;

    /** The size of the state, d + r. */
    final int size;

    /** Autoregressive coefficients, padded with zeros to r. */
    final double[] phi;

    /** How an innovation enters the ARMA block: 1, theta, zeros. */
    final double[] load;

    /**
     * A model whose coefficients are still to be set.
     *
     * @param p autoregressive terms
     * @param d differences
     * @param q moving-average terms
     */
    StateSpace(int p, int d, int q) {
        this.d = d;
        r = Math.max(p, q + 1);
        size = d + r;
        phi = new double[r];
        load = new double[r];
        load[0] = 1;
    }

    StateSpace(ArimaParameters parameters) {
        this(parameters.spec().p(), parameters.spec().d(), parameters.spec().q());
        set(parameters.phi(), parameters.theta());
    }

    /** Takes over new coefficients, of the lengths that the spec gave. */
    void set(double[] ar, double[] ma) {
        System.arraycopy(ar, 0, phi, 0, ar.length);
        System.arraycopy(ma, 0, load, 1, ma.length);
    }

    /** The next value that a state predicts. */
    double predict(double[] state, double constant) {
        double sum = state[d] + constant;
        for (int k = 0; k < d; k++) {
            sum += state[k];
        }
        return sum;
    }

    /** Moves a state vector on by one step, in place: T times the state, plus the constant. */
    void advance(double[] state, double constant) {
        double first = state[d];
        double sum = first + constant;
        for (int k = d - 1; k >= 0; k--) {
            sum += state[k];
            state[k] = sum;
        }
        for (int i = 0; i < r - 1; i++) {
            state[d + i] = phi[i] * first + state[d + i + 1];
        }
        state[size - 1] = phi[r - 1] * first;
    }

    /**
     * Moves a row vector on by one step, in place: the row times T. Starting from the observation
     * row this gives the weights of today's state in the value h steps ahead.
     */
    void advanceRow(double[] row) {
        double toFirst = 0;
        for (int k = 0; k < d; k++) {
            toFirst += row[k];
        }
        for (int k = 1; k < d; k++) {
            row[k] += row[k - 1];
        }
        for (int i = 0; i < r; i++) {
            toFirst += row[d + i] * phi[i];
        }
        for (int i = r - 1; i > 0; i--) {
            row[d + i] = row[d + i - 1];
        }
        row[d] = toFirst;
    }

    /** The observation row: ones for the levels and the first ARMA element. */
    double[] observationRow() {
        double[] row = new double[size];
        Arrays.fill(row, 0, d + 1, 1);
        return row;
    }

    /** What an innovation adds to the value that {@code row} picks from the state after it. */
    double response(double[] row) {
        double sum = 0;
        for (int i = 0; i < r; i++) {
            sum += row[d + i] * load[i];
        }
        return sum;
    }
}
