package io.driftcast.math.stats;

import org.apache.commons.statistics.distribution.TDistribution;

/**
 * Student's t distribution. By Apache Commons Statistics; quantiles to about 1e-14 relative.
 * Stateless, thread-safe.
 */
public final class StudentT {

    private StudentT() {}

    /**
     * P(T <= t). NaN gives NaN.
     *
     * @param degreesOfFreedom above 0, need not be whole
     * @throws IllegalArgumentException if the degrees of freedom are not above 0
     */
    public static double cdf(double t, double degreesOfFreedom) {
        return of(degreesOfFreedom).cumulativeProbability(t);
    }

    /**
     * The t with {@code cdf(t) == probability}: infinite at 0 and 1, NaN at NaN.
     *
     * @param degreesOfFreedom above 0, need not be whole
     * @throws IllegalArgumentException if the probability is outside 0 to 1, or the degrees of
     *     freedom are not above 0
     */
    public static double quantile(double probability, double degreesOfFreedom) {
        TDistribution distribution = of(degreesOfFreedom);
        return Double.isNaN(probability)
                ? probability
                : distribution.inverseCumulativeProbability(probability);
    }

    private static TDistribution of(double degreesOfFreedom) {
        if (!(degreesOfFreedom > 0)) {
            throw new IllegalArgumentException(
                    "degrees of freedom must be above 0, not " + degreesOfFreedom);
        }
        return TDistribution.of(degreesOfFreedom);
    }
}
