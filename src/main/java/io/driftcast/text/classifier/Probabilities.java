package io.driftcast.text.classifier;

/** Outputs of a network as the probabilities of its labels. */
final class Probabilities {

    private Probabilities() {}

    /** The place of the largest number, of equal ones the first. */
    static int largest(float... numbers) {
        int largest = 0;
        for (int k = 1; k < numbers.length; k++) {
            largest = numbers[k] > numbers[largest] ? k : largest;
        }
        return largest;
    }

    /** exp(x_k) over the sum of them. */
    static float[] softmax(float... outputs) {
        double largest = Double.NEGATIVE_INFINITY;
        for (float output : outputs) {
            largest = Math.max(largest, output);
        }
        double[] shares = new double[outputs.length];
        for (int k = 0; k < outputs.length; k++) {
            shares[k] = StrictMath.exp(outputs[k] - largest);
        }
        return normalised(shares);
    }

    /** The logistic function of each, which says yes or no to it, over the sum of them. */
    static float[] ofYesOrNo(float... outputs) {
        double[] shares = new double[outputs.length];
        for (int k = 0; k < outputs.length; k++) {
            shares[k] = 1 / (1 + StrictMath.exp(-(double) outputs[k]));
        }
        return normalised(shares);
    }

    private static float[] normalised(double... shares) {
        double sum = 0;
        for (double share : shares) {
            sum += share;
        }
        float[] probabilities = new float[shares.length];
        for (int k = 0; k < shares.length; k++) {
            probabilities[k] = (float) (sum > 0 ? shares[k] / sum : 1.0 / shares.length);
        }
        return probabilities;
    }
}
