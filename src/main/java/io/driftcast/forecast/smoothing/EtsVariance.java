package io.driftcast.forecast.smoothing;

import org.jspecify.annotations.Nullable;

/**
 * Point forecasts of the next steps and the variances of their errors (Hyndman et al. 2008, chapter
 * 6), with c(j) of {@link Gap#response}:
 *
 * <ul>
 *   <li>additive errors, no multiplicative season: sigma2 (1 + c(1)^2 + ... + c(h-1)^2), exact
 *       (class 1);
 *   <li>multiplicative errors, no multiplicative season: (1 + sigma2) theta(h) - mu(h)^2 with
 *       theta(h) = mu(h)^2 + sigma2 (c(1)^2 theta(h-1) + ... + c(h-1)^2 theta(1)), exact (class 2);
 *   <li>multiplicative errors and season: s(h)^2 [(1 + sigma2) theta(h) - q(h)^2 + sigma2 v(h)],
 *       where theta is that of the model without its season and v(h) sums gamma q(h) (2 c(j) q(h-j)
 *       + gamma q(h)) over the j < h that are whole seasons: exact in the first season (class 3),
 *       then to first order in sigma2;
 *   <li>additive errors, multiplicative season: sigma2 times the squared first derivatives of the
 *       forecast by the errors until then (the delta method; no closed form is known).
 * </ul>
 *
 * After missing values the responses of the missing steps come on top, exactly for the first class
 * and to first order for the others. The cost is that of a sum a step for the first class, and of h
 * sums for the h-th step for the others. Stateless, thread-safe.
 */
final class EtsVariance {

    private EtsVariance() {}

    /**
     * Writes the forecasts of the next steps.
     *
     * @param point receives the point forecasts, one entry a step ahead
     * @param variance receives the variances of their errors, same length
     */
    static void forecast(
            EtsParameters parameters, EtsState state, Gap gap, double[] point, double[] variance) {
        EtsSpec spec = parameters.spec();
        boolean relative = spec.error() == EtsSpec.Errors.MULTIPLICATIVE;
        boolean multiplied = spec.season() == EtsSpec.Season.MULTIPLICATIVE;
        if (!relative && !multiplied) {
            path(parameters, state, point, null, null);
            constantErrors(parameters, gap, variance);
            return;
        }
        int horizon = point.length;
        double[] level = new double[horizon];
        double[] season = new double[horizon];
        path(parameters, state, point, level, season);
        double[] response = new double[horizon];
        double[] wait = new double[horizon];
        responses(parameters, gap, response, wait);
        if (!relative) {
            derivatives(parameters, level, season, response, variance);
        } else if (multiplied) {
            proportional(parameters, level, response, variance);
            for (int h = 0; h < horizon; h++) {
                variance[h] += seasonsAgo(parameters, level, response, h);
                variance[h] *= season[h] * season[h];
            }
        } else {
            proportional(parameters, point, response, variance);
        }
        for (int h = 0; h < horizon; h++) {
            double unit = relative ? point[h] * point[h] : 1;
            variance[h] = Math.max(0, variance[h] + unit * parameters.sigma2() * wait[h]);
        }
    }

    private static void path(
            EtsParameters parameters,
            EtsState state,
            double[] point,
            double @Nullable [] level,
            double @Nullable [] season) {
        double phi = parameters.phi();
        double q = state.level;
        double slope = state.slope;
        double[] ring = state.season;
        int place = state.place;
        boolean multiplied = parameters.spec().season() == EtsSpec.Season.MULTIPLICATIVE;
        for (int h = 0; h < point.length; h++) {
            slope *= phi;
            double next = q + slope;
            q = multiplied ? Math.max(next, EtsState.LEAST_LEFT * q) : next;
            double s = 0;
            if (ring.length > 0) {
                s = ring[place];
                place = place + 1 == ring.length ? 0 : place + 1;
            }
            point[h] = multiplied ? q * s : q + s;
            if (level != null && season != null) {
                level[h] = q;
                season[h] = s;
            }
        }
    }

    private static void constantErrors(EtsParameters parameters, Gap gap, double[] variance) {
        double sum = 1 + gap.squares();
        double alpha = parameters.alpha();
        double beta = parameters.beta();
        double gamma = parameters.gamma();
        double phi = parameters.phi();
        double slopeSum = parameters.slopeSum(gap.steps());
        double power = phi == 1 ? 1 : StrictMath.pow(phi, gap.steps());
        int period = parameters.period();
        int left = period - gap.steps() % period;
        for (int h = 0; h < variance.length; h++) {
            variance[h] = parameters.sigma2() * sum;
            power *= phi;
            slopeSum += power;
            double response = alpha + beta * slopeSum;
            if (--left == 0) {
                response += gamma;
                left = period;
            }
            sum += response * response;
        }
    }

    /**
     * Writes the squared response h + 1 steps after an error, without the season where that
     * multiplies, and what the missing steps add for step h.
     */
    private static void responses(
            EtsParameters parameters, Gap gap, double[] response, double[] wait) {
        boolean multiplied = parameters.spec().season() == EtsSpec.Season.MULTIPLICATIVE;
        double waiting = gap.squares();
        for (int h = 0; h < response.length; h++) {
            wait[h] = waiting;
            double slopeSum = parameters.slopeSum(h + 1);
            double whole = Gap.response(parameters, h + 1, slopeSum);
            response[h] = multiplied ? parameters.response(slopeSum) : whole;
            if (gap.steps() > 0) {
                int j = gap.steps() + h + 1;
                double later = Gap.response(parameters, j, parameters.slopeSum(j));
                waiting += later * later - whole * whole;
            }
        }
    }

    private static void proportional(
            EtsParameters parameters, double[] mean, double[] response, double[] variance) {
        double sigma2 = parameters.sigma2();
        double[] theta = new double[mean.length];
        for (int h = 0; h < mean.length; h++) {
            double sum = 0;
            for (int j = 1; j <= h; j++) {
                double c = response[j - 1];
                sum += c * c * theta[h - j];
            }
            theta[h] = mean[h] * mean[h] + sigma2 * sum;
            // (1 + sigma2) theta - mean^2 without the cancellation
            variance[h] = sigma2 * (theta[h] + sum);
        }
    }

    /**
     * What the errors of whole seasons ago add by the factor that they changed, before the season
     * multiplies.
     */
    private static double seasonsAgo(
            EtsParameters parameters, double[] level, double[] response, int h) {
        double sum = 0;
        for (int j = parameters.period(); j <= h; j += parameters.period()) {
            double byFactor = parameters.gamma() * level[h];
            sum += byFactor * (2 * response[j - 1] * level[h - j] + byFactor);
        }
        return parameters.sigma2() * sum;
    }

    private static void derivatives(
            EtsParameters parameters,
            double[] level,
            double[] season,
            double[] response,
            double[] variance) {
        double gamma = parameters.gamma();
        for (int h = 0; h < level.length; h++) {
            double sum = 1;
            for (int at = 0; at < h; at++) {
                int j = h - at;
                double c = response[j - 1] * season[h] / season[at];
                if (j % parameters.period() == 0) {
                    c += gamma * level[h] / level[at];
                }
                sum += c * c;
            }
            variance[h] = parameters.sigma2() * sum;
        }
    }
}
