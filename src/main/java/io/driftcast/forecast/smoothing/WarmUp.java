package io.driftcast.forecast.smoothing;

/**
 * The weights of a model that begins without a state: those of a mean, or of a regression line, of
 * the values so far while they are larger than the model's own (the recursive form of least
 * squares). A season that is known keeps its own weight, as does a slope that is known because no
 * error changes it; of a season that is not known each place is first taken as it comes and then
 * averaged. Not thread-safe.
 */
final class WarmUp {

    private final EtsParameters parameters;
    private final boolean informed;
    private int seen;

    /**
     * @param informed whether the season is known, and the slope if its weight is 0
     * @param seen how many values there were
     */
    WarmUp(EtsParameters parameters, boolean informed, int seen) {
        this.informed = informed;
        this.parameters = parameters;
        this.seen = seen;
    }

    /** After how many values the model's own weights hold. */
    static int length(EtsParameters parameters) {
        return 100 + 5 * parameters.period();
    }

    boolean over() {
        return seen >= length(parameters);
    }

    /** How many values there were; stays at the length once it is reached. */
    int seen() {
        return seen;
    }

    void count() {
        seen++;
    }

    /** By how much standard errors are larger. */
    double errorFactor() {
        return over() ? 1 : Math.sqrt(1 + 1.0 / seen);
    }

    /** Moves a state on by a value. */
    void take(EtsState state, double value) {
        double n = seen + 1;
        double alpha = parameters.alpha();
        double beta = parameters.beta();
        double gamma = parameters.gamma();
        if (parameters.spec().hasSeason() && !informed) {
            alpha = Math.max(alpha, 1 / n);
            double visits = Math.ceil(n / parameters.period());
            beta = visits > 1 ? beta : 0;
            gamma = Math.max(Math.min(gamma, 1 - alpha), (1 - alpha) / visits);
        } else if (parameters.spec().hasTrend() && !(informed && beta == 0)) {
            alpha = Math.max(alpha, 2 * (2 * n - 1) / (n * (n + 1)));
            beta = Math.max(beta, 6 / (n * (n + 1)));
        } else {
            alpha = Math.max(alpha, 1 / n);
        }
        gamma = Math.min(gamma, 1 - alpha); // an error goes to both at most once
        state.take(parameters, value, alpha, beta, gamma);
        seen++;
    }
}
