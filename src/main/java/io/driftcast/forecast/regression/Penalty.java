package io.driftcast.forecast.regression;

import java.math.BigDecimal;
import java.math.MathContext;

/** What keeps the coefficients of a linear regression small. Stateless, thread-safe. */
sealed interface Penalty permits RidgePenalty, LassoPenalty {

    /** The name of regressions with it. */
    String label();

    /**
     * A weight for the penalty, chosen by how well the rows are predicted that a fit has not seen.
     *
     * @param rows at least three, oldest first
     */
    double choose(double[][] rows, double[] targets);

    /** The coefficients of the standardised columns. */
    double[] coefficients(StandardRows rows, double alpha);

    /** How many free coefficients those amount to, the intercept not counted. */
    double degreesOfFreedom(StandardRows rows, double alpha, double[] coefficients);

    /** A weight in few digits, so that a model's name tells the whole of it. */
    static double rounded(double alpha) {
        return new BigDecimal(alpha).round(new MathContext(3)).doubleValue();
    }
}
