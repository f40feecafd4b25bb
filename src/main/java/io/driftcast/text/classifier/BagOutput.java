package io.driftcast.text.classifier;

import io.driftcast.math.network.BinaryCrossEntropy;
import io.driftcast.math.network.Loss;
import io.driftcast.math.network.SoftmaxCrossEntropy;

/** What a network on bags makes of the sum of its rows. */
public enum BagOutput {

    /** Log-linear: one of the labels, by softmax and cross-entropy. */
    LINEAR(false) {
        @Override
        Loss loss(Fitting fitting, TextSample training) {
            return new SoftmaxCrossEntropy(fitting.smoothing(), fitting.classWeights(training));
        }

        @Override
        float[] probabilities(float... outputs) {
            return Probabilities.softmax(outputs);
        }
    },

    /** A perceptron: ReLU, and a yes or no for each label, by sigmoids and binary cross-entropy. */
    PERCEPTRON(true) {
        @Override
        Loss loss(Fitting fitting, TextSample training) {
            return new BinaryCrossEntropy(fitting.smoothing(), 1, 1);
        }

        @Override
        float[] probabilities(float... outputs) {
            return Probabilities.ofYesOrNo(outputs);
        }
    };

    private final boolean bent;

    BagOutput(boolean bent) {
        this.bent = bent;
    }

    boolean bent() {
        return bent;
    }

    abstract Loss loss(Fitting fitting, TextSample training);

    abstract float[] probabilities(float... outputs);
}
