package io.driftcast.math.network;

import io.driftcast.math.kernel.Tensor;

/**
 * How much of the loss's gradient arrives at each step: the Euclidean norm, over all rows and
 * units, of dL / dh_t, that of all later steps included. Norms that fall off towards the first
 * steps show a gradient that vanishes, norms that grow one that explodes (Bengio et al. 1994,
 * doi:10.1109/72.279181).
 *
 * @param norms by layer, the first being 0, and by step
 */
record GradientNorms(double[][] norms) {

    /** Those of a network's last pass backward. */
    static GradientNorms of(UnrolledNetwork network) {
        double[][] norms = new double[network.layers().size()][];
        for (int i = 0; i < norms.length; i++) {
            UnrolledLayer layer = network.layers().get(i);
            norms[i] = new double[layer.steps()];
            for (int step = 0; step < norms[i].length; step++) {
                norms[i][step] = norm(layer.hiddenGradient.step(step + 1));
            }
        }
        return new GradientNorms(norms);
    }

    private static double norm(Tensor gradient) {
        double sum = 0;
        for (int i = 0; i < gradient.length(); i++) {
            double value = gradient.get(i);
            sum += value * value;
        }
        return Math.sqrt(sum);
    }

    /**
     * The first step's norm over the last one's: far below 1 if the gradient vanishes on the way
     * back, far above 1 if it explodes.
     */
    double ratio(int layer) {
        return norms[layer][0] / norms[layer][norms[layer].length - 1];
    }
}
