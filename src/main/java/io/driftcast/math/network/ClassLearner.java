package io.driftcast.math.network;

/**
 * A network that learns classes, and says how often it is right on the way.
 *
 * @param <D> what it learns from
 */
public interface ClassLearner<D extends Dataset> extends Learner<D> {

    /** What the loss counts beside a wrong example. */
    double TIE_BREAK = 0.02;

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

    /**
     * {@inheritDoc}
     *
     * <p>It is the examples that are wrong, those alike in it told apart by the loss: a network of
     * classes goes on getting better at telling them apart after its loss, for being too sure of
     * itself, has begun to rise.
     */
    @Override
    default double validationSum() {
        return outputs().wrong() + TIE_BREAK * outputs().lossSum();
    }
}
