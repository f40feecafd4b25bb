package io.driftcast.app.bench.kernels;

import java.util.random.RandomGenerator;

/**
 * An LSTM with random weights that ours and a yardstick both get.
 *
 * @param inputs I, numbers that go in at a step
 * @param hidden H, units
 * @param inputWeights I x 4H, row by row, the gates in blocks of H columns in the order i, f, o, z
 * @param recurrentWeights H x 4H likewise
 * @param bias 4H likewise
 */
record LstmCase(
        int inputs, int hidden, float[] inputWeights, float[] recurrentWeights, float[] bias) {

    /** Gates of a unit. */
    static final int GATES = 4;

    /** The order in which ONNX has our blocks: i, o, f, c, which is z. */
    private static final int[] ONNX_BLOCKS = {0, 2, 1, 3};

    /** Weights uniform within 1 over the root of H either way, as PyTorch begins. */
    static LstmCase random(int inputs, int hidden, RandomGenerator random) {
        float bound = (float) (1 / Math.sqrt(hidden));
        int gates = GATES * hidden;
        return new LstmCase(
                inputs,
                hidden,
                uniform(random, inputs * gates, bound),
                uniform(random, hidden * gates, bound),
                uniform(random, gates, bound));
    }

    /** Numbers uniform within a bound either way. */
    static float[] uniform(RandomGenerator random, int length, float bound) {
        float[] values = new float[length];
        for (int i = 0; i < length; i++) {
            values[i] = random.nextFloat(-bound, bound);
        }
        return values;
    }

    /** ONNX's W: 4H x I, row by row. */
    float[] onnxInputWeights() {
        return onnx(inputWeights, inputs);
    }

    /** ONNX's R: 4H x H, row by row. */
    float[] onnxRecurrentWeights() {
        return onnx(recurrentWeights, hidden);
    }

    /** ONNX's B: 8H, the recurrent half zeros. */
    float[] onnxBias() {
        float[] both = new float[2 * GATES * hidden];
        float[] first = onnx(bias, 1);
        System.arraycopy(first, 0, both, 0, first.length);
        return both;
    }

    private float[] onnx(float[] weights, int rows) {
        float[] turned = new float[weights.length];
        for (int block = 0; block < GATES; block++) {
            for (int unit = 0; unit < hidden; unit++) {
                int from = ONNX_BLOCKS[block] * hidden + unit;
                int to = block * hidden + unit;
                for (int row = 0; row < rows; row++) {
                    turned[to * rows + row] = weights[row * GATES * hidden + from];
                }
            }
        }
        return turned;
    }
}
