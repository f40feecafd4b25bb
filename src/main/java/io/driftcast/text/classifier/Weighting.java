package io.driftcast.text.classifier;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How much each of a text's features counts. */
public enum Weighting {

    /** All alike, their sum being 1. */
    MEAN {
        @Override
        float[] of(List<Integer> features, FeatureTable table) {
            float[] weights = new float[features.size()];
            java.util.Arrays.fill(weights, 1f / features.size());
            return weights;
        }
    },

    /**
     * By rarity, a feature that occurs t times counting 1 + log t times in all, and the squares of
     * what each feature counts adding up to 1 (Salton and Buckley 1988,
     * doi:10.1016/0306-4573(88)90021-0).
     */
    TF_IDF {
        @Override
        float[] of(List<Integer> features, FeatureTable table) {
            Map<Integer, Integer> counts = new HashMap<>();
            features.forEach(feature -> counts.merge(feature, 1, Integer::sum));
            float[] weights = new float[features.size()];
            double squares = 0;
            for (int i = 0; i < weights.length; i++) {
                int feature = features.get(i);
                int times = counts.getOrDefault(feature, 1);
                double all = (1 + StrictMath.log(times)) * table.rarity()[feature];
                squares += all * all / times;
                weights[i] = (float) (all / times);
            }
            for (int i = 0; i < weights.length; i++) {
                weights[i] = (float) (weights[i] / Math.sqrt(squares));
            }
            return weights;
        }
    };

    /**
     * The weights of a text's features.
     *
     * @param features by number, as they stand in it
     */
    abstract float[] of(List<Integer> features, FeatureTable table);
}
