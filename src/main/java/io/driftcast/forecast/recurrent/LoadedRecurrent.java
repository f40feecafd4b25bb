package io.driftcast.forecast.recurrent;

import io.driftcast.forecast.Forecaster;
import io.driftcast.forecast.IncompatibleModelException;
import io.driftcast.forecast.LoadedModel;
import io.driftcast.kernel.KernelWarmup;
import java.lang.foreign.Arena;
import java.util.List;

/** Shared weights with working memory of its own, for forecasters of one thread. */
final class LoadedRecurrent implements LoadedModel {

    private static final int WARM_UP_STEPS = 20_000;

    private final SharedWeights weights;
    private final Arena arena = Arena.ofShared();
    private final List<NetworkStepper> networks;
    private boolean closed;

    /**
     * @param weights released when this is closed
     */
    LoadedRecurrent(SharedWeights weights) {
        this.weights = weights;
        networks =
                weights.networks().stream().map(each -> new NetworkStepper(arena, each)).toList();
        warmUp();
    }

    private void warmUp() {
        float[] inputs = new float[weights.representation().inputs()];
        float[] outputs = new float[weights.representation().horizon() * Quantiles.COUNT];
        NetworkStepper first = networks.getFirst();
        HiddenState state = first.newState();
        KernelWarmup.run(
                () -> {
                    first.step(inputs, state);
                    first.outputs(state, outputs);
                },
                WARM_UP_STEPS);
    }

    @Override
    public Forecaster restore(byte[] state) throws IncompatibleModelException {
        return RecurrentForecaster.restore(
                RecurrentFamily.KIND, weights.representation(), networks, state);
    }

    @Override
    public Forecaster start(long offset) {
        return RecurrentForecaster.start(weights.representation(), networks, offset);
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            arena.close();
            weights.release();
        }
    }
}
