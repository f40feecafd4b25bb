package io.driftcast.forecast.regression;

import java.util.SplittableRandom;

/**
 * How far recursive forecasts of trees go astray: each step's expected number is moved by a
 * residual drawn at random, in either direction, and the path so made is compared with the one that
 * was not moved. From places all along the history, with a fixed seed. Stateless, thread-safe.
 */
final class ErrorPaths {

    /** For how many steps ahead paths are drawn. */
    static final int STEPS = 48;

    private static final int PLACES = 25;
    private static final int PATHS = 16;
    private static final long SEED = 20_040_607;

    private ErrorPaths() {}

    /**
     * The root mean square difference of the paths by steps ahead, at the first step that of the
     * residuals, and made not to decrease.
     *
     * @param history standardised numbers, none NaN, longer than the longest lag
     * @param differences 1 if forecasts are sums of the numbers
     * @param residuals one-step errors on steps that the trees were not grown on
     */
    static double[] standardErrors(
            int[] lags, TreeEnsemble trees, double[] history, int differences, double[] residuals) {
        TreePredictor predictor = new TreePredictor(lags, trees, new double[] {0});
        SplittableRandom random = new SplittableRandom(SEED);
        double[] squares = new double[STEPS];
        int reach = predictor.reach();
        for (int place = 0; place < PLACES; place++) {
            int end = reach + (int) ((long) (history.length - reach) * place / (PLACES - 1));
            double[] expected = begin(history, end, reach);
            for (int h = 0; h < STEPS; h++) {
                expected[reach + h] = predictor.next(expected, reach + h);
            }
            for (int path = 0; path < PATHS; path++) {
                double[] moved = begin(history, end, reach);
                double away = 0;
                for (int h = 0; h < STEPS; h++) {
                    double residual = residuals[random.nextInt(residuals.length)];
                    double shock = random.nextBoolean() ? residual : -residual;
                    moved[reach + h] = predictor.next(moved, reach + h) + shock;
                    double difference = moved[reach + h] - expected[reach + h];
                    away = differences == 0 ? difference : away + difference;
                    squares[h] += away * away;
                }
            }
        }
        double sum = 0;
        for (double residual : residuals) {
            sum += residual * residual;
        }
        double[] errors = new double[STEPS];
        errors[0] = Math.sqrt(sum / residuals.length);
        for (int h = 1; h < STEPS; h++) {
            errors[h] = Math.max(errors[h - 1], Math.sqrt(squares[h] / (PLACES * PATHS)));
        }
        return errors;
    }

    private static double[] begin(double[] history, int end, int reach) {
        double[] numbers = new double[reach + STEPS];
        System.arraycopy(history, end - reach, numbers, 0, reach);
        return numbers;
    }
}
