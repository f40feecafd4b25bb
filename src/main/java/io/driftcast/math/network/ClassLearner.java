package io.driftcast.math.network;

/**
 * A network that learns classes, and says how often it is right on the way.
 *
 * @param <D> what it learns from
 */
public interface ClassLearner<D extends Dataset> extends Learner<D> {

    /** Its outputs. */
    ClassOutputs outputs();

    @Override
    default int rows() {
        return outputs().rows();
    }

    @Override
    default double lossSum() {
        return outputs().lossSum();
    }

    @Override
    default double lossWeight() {
        return outputs().lossWeight();
    }
}
