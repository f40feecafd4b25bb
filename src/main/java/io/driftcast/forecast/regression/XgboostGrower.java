package io.driftcast.forecast.regression;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.driftcast.forecast.regression.TreeEnsemble.Summation;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;

/**
 * XGBoost's exact greedy trees (T. Chen and C. Guestrin, KDD 2016, doi:10.1145/2939672.2939785), on
 * one thread. No other class of this program refers to that library.
 */
final class XgboostGrower implements TreeGrower {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

    /**
     * Tries the library with two rows.
     *
     * @throws LinkageError if it, or its native half, or what it needs, is not there
     */
    XgboostGrower() {
        grow(new float[] {0, 1}, new float[] {0, 1}, 1);
    }

    @Override
    public TreeEnsemble grow(float[] rows, float[] targets, int rounds) {
        return read(model(rows, targets, rounds, 0));
    }

    /**
     * XGBoost's own form of the trees, as JSON.
     *
     * @param base what the leaves are added to
     */
    byte[] model(float[] rows, float[] targets, int rounds, double base) {
        Map<String, Object> parameters =
                Map.ofEntries(
                        Map.entry("objective", "reg:squarederror"),
                        Map.entry("tree_method", "exact"),
                        Map.entry("max_depth", 3),
                        Map.entry("eta", 0.1),
                        Map.entry("min_child_weight", 1),
                        Map.entry("lambda", 1),
                        Map.entry("base_score", base),
                        Map.entry("seed", 0),
                        Map.entry("nthread", 1),
                        Map.entry("verbosity", 0));
        int columns = rows.length / targets.length;
        try {
            DMatrix matrix = new DMatrix(rows, targets.length, columns, Float.NaN);
            try {
                matrix.setLabel(targets);
                Booster booster = XGBoost.train(matrix, parameters, rounds, Map.of(), null, null);
                try {
                    ByteArrayOutputStream model = new ByteArrayOutputStream();
                    booster.saveModel(model, "json");
                    return model.toByteArray();
                } finally {
                    booster.dispose();
                }
            } finally {
                matrix.dispose();
            }
        } catch (XGBoostError e) {
            throw new IllegalStateException("XGBoost: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads trees of that form. */
    static TreeEnsemble read(byte[] model) {
        JsonNode learner;
        try {
            learner = JSON.readTree(model).path("learner");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String base = learner.path("learner_model_param").path("base_score").asText();
        TreeEnsemble.Builder builder =
                new TreeEnsemble.Builder(
                        Summation.SINGLE, Float.parseFloat(base.replaceAll("[\\[\\]]", "")));
        for (JsonNode tree : learner.path("gradient_booster").path("model").path("trees")) {
            add(builder, tree, 0);
        }
        return builder.build();
    }

    /** XGBoost sends a value left that is less than the float of the split, not one equal to it. */
    private static void add(TreeEnsemble.Builder builder, JsonNode tree, int node) {
        float value = tree.path("split_conditions").get(node).floatValue();
        int left = tree.path("left_children").get(node).asInt();
        if (left < 0) {
            builder.leaf(value);
        } else {
            builder.split(tree.path("split_indices").get(node).asInt(), Math.nextDown(value));
            add(builder, tree, left);
            add(builder, tree, tree.path("right_children").get(node).asInt());
        }
    }
}
