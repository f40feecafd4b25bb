package io.driftcast.forecast.arima;

import java.util.ArrayList;
import java.util.List;

/**
 * The Gaussian model without any filter: the covariance matrix of all values, best linear
 * prediction with unknown polynomial coefficients for the levels, and the likelihood of the
 * differences between neighbouring observations. Slow, and independent of the code it checks.
 */
final class DenseReference {

    private static final int PSI_TERMS = 4_000;

    private final ArimaParameters parameters;
    private final double[] values;
    private final List<Integer> observed = new ArrayList<>();
    private final double[][] covariance;

    /**
     * @param horizon how many steps after the last value may be predicted
     */
    DenseReference(ArimaParameters parameters, double[] values, int horizon) {
        this.parameters = parameters;
        this.values = values;
        for (int t = 0; t < values.length; t++) {
            if (!Double.isNaN(values[t])) {
                observed.add(t);
            }
        }
        covariance = levelCovariance(autocovariances(values.length + horizon));
    }

    private double[] autocovariances(int n) {
        double[] psi = new double[PSI_TERMS + n];
        for (int j = 0; j < PSI_TERMS; j++) {
            double sum = j == 0 ? 1 : 0;
            if (j > 0 && j <= parameters.theta().length) {
                sum += parameters.theta()[j - 1];
            }
            for (int i = 1; i <= Math.min(j, parameters.phi().length); i++) {
                sum += parameters.phi()[i - 1] * psi[j - i];
            }
            psi[j] = sum;
        }
        double[] gamma = new double[n];
        for (int lag = 0; lag < n; lag++) {
            for (int j = 0; j < PSI_TERMS; j++) {
                gamma[lag] += psi[j] * psi[j + lag];
            }
        }
        return gamma;
    }

    /** Covariance of w summed d times from the first step on; the levels before are regressors. */
    private double[][] levelCovariance(double[] gamma) {
        int n = gamma.length;
        double[][] matrix = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                matrix[i][j] = parameters.sigma2() * gamma[Math.abs(i - j)];
            }
        }
        for (int k = 0; k < parameters.spec().d(); k++) {
            for (int i = 0; i < n; i++) {
                for (int j = 1; j < n; j++) {
                    matrix[i][j] += matrix[i][j - 1];
                }
            }
            for (int i = 1; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    matrix[i][j] += matrix[i - 1][j];
                }
            }
        }
        return matrix;
    }

    private double known(int t) {
        return parameters.constant() * (parameters.spec().d() == 0 ? 1 : t + 1);
    }

    /** Mean and variance of the value at step {@code target}. */
    double[] predict(int target) {
        int n = observed.size();
        int d = parameters.spec().d();
        double[][] sigma = new double[n][n];
        double[] cross = new double[n];
        double[] rest = new double[n];
        double[][] powers = new double[d][n];
        double[] targetPowers = new double[d];
        for (int i = 0; i < n; i++) {
            int t = observed.get(i);
            for (int j = 0; j < n; j++) {
                sigma[i][j] = covariance[t][observed.get(j)];
            }
            cross[i] = covariance[t][target];
            rest[i] = values[t] - known(t);
            for (int k = 0; k < d; k++) {
                powers[k][i] = Math.pow(t, k);
                targetPowers[k] = Math.pow(target, k);
            }
        }
        Cholesky factor = new Cholesky(sigma);
        double[] weights = factor.solve(cross);
        double[][] information = new double[d][d];
        double[] score = new double[d];
        double[] lack = new double[d];
        for (int k = 0; k < d; k++) {
            double[] solved = factor.solve(powers[k]);
            score[k] = dot(solved, rest);
            lack[k] = targetPowers[k] - dot(weights, powers[k]);
            for (int l = 0; l < d; l++) {
                information[k][l] = dot(solved, powers[l]);
            }
        }
        double mean = known(target) + dot(weights, rest);
        double variance = covariance[target][target] - dot(weights, cross);
        if (d > 0) {
            Cholesky small = new Cholesky(information);
            mean += dot(lack, small.solve(score));
            variance += dot(lack, small.solve(lack));
        }
        return new double[] {mean, variance};
    }

    /** The log-likelihood with sigma2 and constant as they are; for d up to 1. */
    double loglik() {
        int d = parameters.spec().d();
        int n = observed.size() - d;
        double[][] sigma = new double[n][n];
        double[] rest = new double[n];
        for (int i = 0; i < n; i++) {
            int t = observed.get(i + d);
            rest[i] = values[t] - known(t);
            if (d == 1) {
                int before = observed.get(i);
                rest[i] -= values[before] - known(before);
            }
            for (int j = 0; j < n; j++) {
                int s = observed.get(j + d);
                sigma[i][j] = covariance[t][s];
                if (d == 1) {
                    int a = observed.get(i);
                    int b = observed.get(j);
                    sigma[i][j] += covariance[a][b] - covariance[a][s] - covariance[t][b];
                }
            }
        }
        return logDensity(sigma, rest);
    }

    /** The logarithm of the Gaussian density around 0. */
    static double logDensity(double[][] covariance, double[] rest) {
        Cholesky factor = new Cholesky(covariance);
        return -0.5
                * (rest.length * Math.log(2 * Math.PI)
                        + factor.logDeterminant()
                        + dot(rest, factor.solve(rest)));
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    /** A = L L'. */
    private static final class Cholesky {
        private final double[][] lower;

        Cholesky(double[][] matrix) {
            int n = matrix.length;
            lower = new double[n][n];
            for (int i = 0; i < n; i++) {
                for (int j = 0; j <= i; j++) {
                    double sum = matrix[i][j];
                    for (int k = 0; k < j; k++) {
                        sum -= lower[i][k] * lower[j][k];
                    }
                    lower[i][j] = i == j ? Math.sqrt(sum) : sum / lower[j][j];
                }
            }
        }

        double[] solve(double[] right) {
            int n = right.length;
            double[] x = right.clone();
            for (int i = 0; i < n; i++) {
                for (int k = 0; k < i; k++) {
                    x[i] -= lower[i][k] * x[k];
                }
                x[i] /= lower[i][i];
            }
            for (int i = n - 1; i >= 0; i--) {
                for (int k = i + 1; k < n; k++) {
                    x[i] -= lower[k][i] * x[k];
                }
                x[i] /= lower[i][i];
            }
            return x;
        }

        double logDeterminant() {
            double sum = 0;
            for (int i = 0; i < lower.length; i++) {
                sum += 2 * Math.log(lower[i][i]);
            }
            return sum;
        }
    }
}
