package io.driftcast.forecast.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.ml.lightgbm.PredictionType;
import io.driftcast.Goldens;
import io.github.metarank.lightgbm4j.LGBMBooster;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The trees as they are read, against the libraries themselves and XGBoost 1.7.4's figures. */
class TreeGrowersTest {

    private static final int COLUMNS = 7;

    private static float[] rows(int n, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] rows = new float[n * COLUMNS];
        for (int i = 0; i < rows.length; i++) {
            // every other one from few values, so that rows lie on the splits as well
            rows[i] = i % 2 == 0 ? (float) random.nextGaussian() : random.nextInt(5) - 2;
        }
        return rows;
    }

    private static float[] targets(float[] rows, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] targets = new float[rows.length / COLUMNS];
        for (int i = 0; i < targets.length; i++) {
            float first = rows[i * COLUMNS];
            float second = rows[i * COLUMNS + 1];
            targets[i] = first * second + second + 0.1f * (float) random.nextGaussian();
        }
        return targets;
    }

    private static double[] ours(TreeEnsemble trees, float[] rows, int columns) {
        double[] predicted = new double[rows.length / columns];
        for (int i = 0; i < predicted.length; i++) {
            double[] row = new double[columns];
            for (int j = 0; j < columns; j++) {
                row[j] = rows[i * columns + j];
            }
            predicted[i] = trees.predict(row);
        }
        return predicted;
    }

    @BeforeEach
    void libraries() {
        TreeLibraries.assumeAll();
    }

    @Test
    void xgboostsTreesGiveItsOwnBits() throws Exception {
        float[] rows = rows(400, 1);
        byte[] model = new XgboostGrower().model(rows, targets(rows, 2), 150, 0.25);
        TreeEnsemble trees = XgboostGrower.read(model);
        assertThat(trees.trees()).isEqualTo(150);
        assertThat(trees.features().length).isGreaterThan(1_000);
        float[] others = rows(2_000, 3);
        Booster booster = XGBoost.loadModel(model);
        DMatrix matrix = new DMatrix(others, 2_000, COLUMNS, Float.NaN);
        float[][] expected = booster.predict(matrix);
        double[] found = ours(trees, others, COLUMNS);
        for (int i = 0; i < found.length; i++) {
            assertThat((float) found[i]).as("row %d", i).isEqualTo(expected[i][0]);
        }
        matrix.dispose();
        booster.dispose();
    }

    @Test
    void lightgbmsTreesGiveItsOwnBits() throws Exception {
        float[] rows = rows(400, 4);
        String model = new LightgbmGrower().model(rows, targets(rows, 5), 150);
        TreeEnsemble trees = LightgbmGrower.read(model);
        assertThat(trees.trees()).isEqualTo(150);
        assertThat(trees.features().length).isGreaterThan(1_000);
        float[] others = rows(2_000, 6);
        try (LGBMBooster booster = LGBMBooster.loadModelFromString(model)) {
            double[] expected =
                    booster.predictForMat(
                            others, 2_000, COLUMNS, true, PredictionType.C_API_PREDICT_NORMAL);
            assertThat(ours(trees, others, COLUMNS)).containsExactly(expected);
        }
    }

    @Test
    void lightgbmWithNothingToSplitHasNoTreeOfWorth() {
        float[] rows = new float[10 * COLUMNS];
        TreeEnsemble trees = new LightgbmGrower().grow(rows, new float[10], 20);
        assertThat(trees.predict(new double[COLUMNS])).isZero();
    }

    @Test
    void sameRowsGiveTheSameTreesOnManyThreads() {
        float[] rows = rows(300, 7);
        float[] targets = targets(rows, 8);
        for (TreeGrower grower : new TreeGrower[] {new XgboostGrower(), new LightgbmGrower()}) {
            TreeEnsemble expected = grower.grow(rows, targets, 60);
            Stream.generate(() -> grower)
                    .limit(16)
                    .parallel()
                    .map(one -> one.grow(rows, targets, 60))
                    .forEach(trees -> {
                        assertThat(trees.features()).containsExactly(expected.features());
                        assertThat(trees.values()).containsExactly(expected.values());
                    });
        }
    }

    private static Stream<String> series() {
        return RegressionGoldenTest.series();
    }

    /** The golden is of version 1.7.4: leaves may differ in the last bits of a float. */
    @ParameterizedTest
    @MethodSource("series")
    void xgboostOnLagsOfTheValues(String name) {
        JsonNode golden = Goldens.read("regression.json").get(name);
        int p = golden.get("lags").asInt();
        double[] values = Goldens.series(name);
        int n = values.length - p;
        float[] rows = new float[n * p];
        float[] targets = new float[n];
        for (int i = 0; i < n; i++) {
            targets[i] = (float) values[p + i];
            for (int j = 0; j < p; j++) {
                rows[i * p + j] = (float) values[p + i - 1 - j];
            }
        }
        TreeEnsemble trees = XgboostGrower.read(new XgboostGrower().model(rows, targets, 100, 0.5));
        assertThat(trees.trees()).isEqualTo(100);
        double[] fitted = ours(trees, rows, p);
        JsonNode figures = golden.get("xgboost");
        assertClose(
                Arrays.copyOf(fitted, 12), Goldens.numbers(figures.get("fitted_first12")), 1e-5);
        double squares = 0;
        for (int i = 0; i < n; i++) {
            squares += (targets[i] - fitted[i]) * (targets[i] - fitted[i]);
        }
        double rmse = figures.get("train_rmse").asDouble();
        assertThat(Math.sqrt(squares / n)).isCloseTo(rmse, within(1e-4 * rmse));

        int h = golden.get("h").asInt();
        double[] path = Arrays.copyOf(values, values.length + h);
        int[] lags = new int[p];
        Arrays.setAll(lags, j -> j + 1);
        TreePredictor predictor = new TreePredictor(lags, trees, new double[1]);
        for (int t = values.length; t < path.length; t++) {
            path[t] = predictor.next(path, t);
        }
        assertClose(
                Arrays.copyOfRange(path, values.length, path.length),
                Goldens.numbers(figures.get("forecast")),
                1e-5);
        if (figures.has("first_three_trees")) {
            for (int tree = 0; tree < 3; tree++) {
                double leaf = figures.get("first_three_trees").get(tree).get("leaf").asDouble();
                assertThat(trees.features()[trees.roots()[tree]]).isEqualTo(TreeEnsemble.LEAF);
                assertThat(trees.leaf(tree, new double[p])).isCloseTo(leaf, within(1e-6 * leaf));
            }
        }
    }

    private static void assertClose(double[] found, double[] expected, double relative) {
        for (int i = 0; i < expected.length; i++) {
            assertThat(found[i])
                    .as("entry %d", i)
                    .isCloseTo(expected[i], within(relative * Math.abs(expected[i])));
        }
    }
}
