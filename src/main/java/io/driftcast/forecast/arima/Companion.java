package io.driftcast.forecast.arima;

/**
 * An ARIMA model in state-space form, with all differencing in the state.
 *
 * <p>With the autoregressive side times the differences multiplied out to y[t] = sum phi_l y[t-l] +
 * e[t] + sum theta_l e[t-l], the state is Harvey's companion form of that, of size r = max(p + mP +
 * d + mD, q + mQ + 1): its first element is y itself, and
 *
 * <pre>
 *   x_i' = phi_i x_1 + x_(i+1) + load_i e,   load = (1, theta_1, ..., theta_(r-1))
 * </pre>
 *
 * A step is a shift and a few terms, because most phi and theta are zero. Kept is the state
 * predicted from the past, in which the coming e is still zero. Variances are in units of sigma2.
 *
 * <p>A step without noise leads along a path f[h] = x_h + sum phi_l f[h-l] of future values; so
 * forecasts need no matrix powers either.
 *
 * <p>Source: A. C. Harvey, Forecasting, Structural Time Series Models and the Kalman Filter (1989),
 * doi:10.1017/CBO9781107049994. Not thread-safe.
 */
final class Companion {

    /** How many values differencing costs, d + Dm: the number of levels unknown at the start. */
    final int levels;

    /** The size of the state. */
    final int size;

    /** The autoregressive side without the differences. */
    final LagPolynomial phi;

    /** The moving-average side. */
    final LagPolynomial theta;

    /** How an innovation enters the state: 1, theta, zeros. */
    final double[] load;

    private final ArimaSpec spec;
    private int terms;
    private final int[] lags;
    private final double[] coefficients;

    /**
     * @param phi the autoregressive side, with the coefficients that {@link #refresh} is to take
     * @param theta the moving-average side, likewise
     */
    Companion(ArimaSpec spec, LagPolynomial phi, LagPolynomial theta) {
        this.spec = spec;
        this.phi = phi;
        this.theta = theta;
        levels = spec.lostToDifferences();
        size = Math.max(phi.degree + levels, theta.degree + 1);
        load = new double[size];
        lags = new int[phi.degree + levels];
        coefficients = new double[phi.degree + levels];
        refresh();
    }

    static Companion of(ArimaParameters parameters) {
        ArimaSpec spec = parameters.spec();
        LagPolynomial phi = LagPolynomial.autoregressive(spec);
        LagPolynomial theta = LagPolynomial.movingAverage(spec);
        phi.set(parameters.phi(), parameters.seasonalPhi());
        theta.set(parameters.theta(), parameters.seasonalTheta());
        return new Companion(spec, phi, theta);
    }

    /** Takes over the coefficients that the polynomials have now. */
    void refresh() {
        System.arraycopy(theta.dense, 0, load, 0, theta.degree + 1);
        load[0] = 1;
        double[] product = phi.timesDifferences(spec.d(), spec.seasonalD());
        terms = 0;
        for (int lag = 1; lag < product.length; lag++) {
            if (product[lag] != 0) {
                lags[terms] = lag;
                coefficients[terms++] = product[lag];
            }
        }
    }

    /** Moves a state vector on by one step without a value, in place. */
    void advance(double[] state) {
        double first = state[0];
        System.arraycopy(state, 1, state, 0, size - 1);
        state[size - 1] = 0;
        feed(state, first);
    }

    /**
     * Moves a state vector on by one step with a value, in place.
     *
     * @param surprise the value less what the state had predicted
     * @param gain what a unit of surprise adds to the state; 1 in its first place
     */
    void advance(double[] state, double value, double surprise, double[] gain) {
        int last = size - 1;
        for (int i = 0; i < last; i++) {
            state[i] = state[i + 1] + gain[i + 1] * surprise;
        }
        state[last] = 0;
        feed(state, value);
    }

    /** The same where the gain is the load: nothing but the coming innovations is uncertain. */
    void advanceSettled(double[] state, double value, double surprise) {
        System.arraycopy(state, 1, state, 0, size - 1);
        state[size - 1] = 0;
        for (int k = 0; k < theta.lags.length; k++) {
            state[theta.lags[k] - 1] += theta.coefficients[k] * surprise;
        }
        feed(state, value);
    }

    private void feed(double[] state, double value) {
        for (int k = 0; k < terms; k++) {
            state[lags[k] - 1] += coefficients[k] * value;
        }
    }

    /**
     * The values to which a state leads if no innovation comes.
     *
     * @param path receives them, the next step first
     * @param inflow what is added to the state's first element after each step
     */
    void path(double[] state, double[] path, double inflow) {
        for (int h = 0; h < path.length; h++) {
            double sum = h < size ? state[h] : 0;
            sum += h > 0 ? inflow : 0;
            for (int k = 0; k < terms && lags[k] <= h; k++) {
                sum += coefficients[k] * path[h - lags[k]];
            }
            path[h] = sum;
        }
    }

    /**
     * The state before the first value, the stationary part being at its mean and the levels at 0.
     *
     * @param mean the mean of the differenced series; {@link #inflow} of it is in the first element
     */
    double[] stateAtMean(double mean) {
        double[] state = new double[size];
        double sum = 0;
        for (int i = phi.degree; i > 0; i--) {
            sum += phi.dense[i];
            state[i - 1] = mean * sum;
        }
        state[0] += inflow(mean);
        return state;
    }

    /** What must be added to the first element at each step so that the differences have a mean. */
    double inflow(double mean) {
        double rest = 1;
        for (double coefficient : phi.coefficients) {
            rest -= coefficient;
        }
        return mean * rest;
    }
}
