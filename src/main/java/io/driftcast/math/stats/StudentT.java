package io.driftcast.math.stats;

/**
 * Student's t distribution. Stateless, thread-safe.
 *
 * <p>The distribution function is the incomplete beta function of v / (v + t^2) (NIST DLMF 8.17,
 * https://dlmf.nist.gov/8.17); the quantile inverts it by Newton's method inside a bracket, to
 * about 1e-12 relative.
 */
public final class StudentT {

    private static final int MAX_STEPS = 200;

    private StudentT() {}

    /**
     * P(T <= t). NaN gives NaN.
     *
     * @param degreesOfFreedom above 0, need not be whole
     * @throws IllegalArgumentException if the degrees of freedom are not above 0
     */
    public static double cdf(double t, double degreesOfFreedom) {
        requirePositive(degreesOfFreedom);
        if (Double.isNaN(t)) {
            return t;
        }
        double upper = upperTail(Math.abs(t), degreesOfFreedom);
        return t > 0 ? 1 - upper : upper;
    }

    /**
     * The t with {@code cdf(t) == probability}: infinite at 0 and 1, NaN at NaN.
     *
     * @param degreesOfFreedom above 0, need not be whole
     * @throws IllegalArgumentException if the probability is outside 0 to 1, or the degrees of
     *     freedom are not above 0
     */
    public static double quantile(double probability, double degreesOfFreedom) {
        requirePositive(degreesOfFreedom);
        if (probability < 0 || probability > 1) {
            throw new IllegalArgumentException(
                    "a probability is between 0 and 1, not " + probability);
        }
        if (Double.isNaN(probability) || probability == 0.5) {
            return Double.isNaN(probability) ? probability : 0;
        }
        boolean below = probability < 0.5;
        double tail = below ? probability : 1 - probability;
        double t = tail == 0 ? Double.POSITIVE_INFINITY : upperQuantile(tail, degreesOfFreedom);
        return below ? -t : t;
    }

    private static double upperTail(double t, double dof) {
        if (t == Double.POSITIVE_INFINITY) {
            return 0;
        }
        return 0.5 * IncompleteBeta.regularised(dof / (dof + t * t), 0.5 * dof, 0.5);
    }

    private static double upperQuantile(double tail, double dof) {
        double low = 0;
        double high = Math.max(1, -Normal.quantile(tail));
        while (upperTail(high, dof) > tail) {
            low = high;
            high *= 2;
        }
        double logScale =
                IncompleteBeta.logGamma(0.5 * (dof + 1))
                        - IncompleteBeta.logGamma(0.5 * dof)
                        - 0.5 * StrictMath.log(dof * Math.PI);
        double t = 0.5 * (low + high);
        for (int step = 0; step < MAX_STEPS; step++) {
            double excess = upperTail(t, dof) - tail;
            if (excess > 0) {
                low = t;
            } else {
                high = t;
            }
            double density =
                    StrictMath.exp(logScale - 0.5 * (dof + 1) * StrictMath.log1p(t * t / dof));
            double next = t + excess / density;
            if (!(next > low && next < high)) {
                next = 0.5 * (low + high);
            }
            if (Math.abs(next - t) <= 1e-14 * t) {
                return next;
            }
            t = next;
        }
        return t;
    }

    private static void requirePositive(double degreesOfFreedom) {
        if (!(degreesOfFreedom > 0)) {
            throw new IllegalArgumentException(
                    "degrees of freedom must be above 0, not " + degreesOfFreedom);
        }
    }
}
