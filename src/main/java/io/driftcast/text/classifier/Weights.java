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
}
