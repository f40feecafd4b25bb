package io.driftcast.text.classifier;

/** What holds of all weights. */
final class Weights {

    private Weights() {}

    /** Whether none is infinite or NaN. */
    static boolean areFinite(float... weights) {
        for (float weight : weights) {
            if (!Float.isFinite(weight)) {
                return false;
            }
        }
        return true;
    }

    /** A copy of which the last so many are multiplied. */
    static float[] withTailScaled(float[] weights, int count, double factor) {
        float[] scaled = weights.clone();
        for (int i = scaled.length - count; i < scaled.length; i++) {
            scaled[i] = (float) (factor * scaled[i]);
        }
        return scaled;
    }
}
