package io.driftcast.forecast.smoothing;

/**
 * Where the smoothing parameters may lie: lowest <= alpha <= highest, lowest <= beta <= alpha,
 * lowest <= gamma <= 1 - alpha, lowestPhi <= phi <= highestPhi. Points are mapped there from the
 * whole of space by logistic functions, one after the other.
 *
 * @param lowest of alpha, beta, gamma
 * @param highest of alpha, beta, gamma
 * @param lowestPhi of phi
 * @param highestPhi of phi
 */
record SmoothingBounds(double lowest, double highest, double lowestPhi, double highestPhi) {

    /** Those of R's ets, for the choice among models. */
    static final SmoothingBounds ETS = new SmoothingBounds(1e-4, 0.9999, 0.8, 0.98);

    /** All weighted averages that the methods known by name allow. */
    static final SmoothingBounds CLASSIC = new SmoothingBounds(0, 1, 0.8, 0.995);

    /** Further out the logistic function is 0 or 1 to nine digits. */
    private static final double FAR = 20;

    private static double logistic(double x) {
        return 1 / (1 + StrictMath.exp(-Math.clamp(x, -FAR, FAR)));
    }

    private static double logit(double p) {
        double inside = Math.clamp(p, 1e-6, 1 - 1e-6);
        return StrictMath.log(inside / (1 - inside));
    }

    /** Writes alpha, beta, gamma and phi of a point that begins with the spec's coordinates. */
    void map(EtsSpec spec, double[] point, double[] smoothing) {
        int next = 0;
        double alpha = lowest + (highest - lowest) * logistic(point[next++]);
        smoothing[0] = alpha;
        smoothing[1] = spec.hasTrend() ? lowest + (alpha - lowest) * logistic(point[next++]) : 0;
        smoothing[2] = spec.hasSeason() ? lowest + room(alpha) * logistic(point[next++]) : 0;
        smoothing[3] =
                spec.damped() ? lowestPhi + (highestPhi - lowestPhi) * logistic(point[next]) : 1;
    }

    private double room(double alpha) {
        return Math.max(0, Math.min(highest, 1 - alpha) - lowest);
    }

    /**
     * Turns the derivatives by alpha, beta, gamma and phi at a point into those by its coordinates.
     */
    void chain(EtsSpec spec, double[] point, double[] bySmoothing, double[] gradient) {
        double share = logistic(point[0]);
        double alpha = lowest + (highest - lowest) * share;
        double byAlpha = bySmoothing[0];
        int next = 1;
        if (spec.hasTrend()) {
            double p = logistic(point[next]);
            byAlpha += bySmoothing[1] * p;
            gradient[next++] = bySmoothing[1] * (alpha - lowest) * p * (1 - p);
        }
        if (spec.hasSeason()) {
            double p = logistic(point[next]);
            byAlpha -= room(alpha) > 0 && 1 - alpha < highest ? bySmoothing[2] * p : 0;
            gradient[next++] = bySmoothing[2] * room(alpha) * p * (1 - p);
        }
        if (spec.damped()) {
            double p = logistic(point[next]);
            gradient[next] = bySmoothing[3] * (highestPhi - lowestPhi) * p * (1 - p);
        }
        gradient[0] = byAlpha * (highest - lowest) * share * (1 - share);
    }

    /**
     * Writes the coordinates that stand for shares of the ranges.
     *
     * @param alpha the value itself
     * @param betaShare beta's place between its bounds, 0 to 1
     * @param gammaShare gamma's place between its bounds, 0 to 1
     * @param phiShare phi's place between its bounds, 0 to 1
     */
    void place(
            EtsSpec spec,
            double alpha,
            double betaShare,
            double gammaShare,
            double phiShare,
            double[] point) {
        int next = 0;
        point[next++] = logit((alpha - lowest) / (highest - lowest));
        if (spec.hasTrend()) {
            point[next++] = logit(betaShare);
        }
        if (spec.hasSeason()) {
            point[next++] = logit(gammaShare);
        }
        if (spec.damped()) {
            point[next] = logit(phiShare);
        }
    }
}
