package io.driftcast.forecast.recurrent;

import io.driftcast.bytes.SharedCopies;
import io.driftcast.forecast.Forecaster;
import io.driftcast.forecast.IncompatibleModelException;
import io.driftcast.forecast.LoadedModel;
import io.driftcast.math.network.RecurrentShape;
import io.driftcast.math.network.RecurrentStepper;
import java.lang.foreign.Arena;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Shared weights with working memory of its own, for forecasters of one thread. */
final class LoadedRecurrent implements LoadedModel {

    /** What this process has warmed its kernels for. */
    private static final Set<RecurrentShape> WARM = ConcurrentHashMap.newKeySet();

    private final SharedCopies.Share<SharedWeights> share;
    private final SharedWeights weights;
    private final Arena arena = Arena.ofShared();
    private final List<RecurrentStepper> networks;
    private boolean closed;

    /**
     * @param share released when this is closed, or cannot be made
     */
    LoadedRecurrent(SharedCopies.Share<SharedWeights> share) {
        this.share = share;
        weights = share.value();
        try {
            networks =
                    weights.networks().stream()
                            .map(each -> new RecurrentStepper(arena, each))
                            .toList();
            if (WARM.add(weights.networks().getFirst().shape())) { // members are alike
                networks.getFirst().warmUp();
            }
        } catch (Throwable e) {
            close();
            throw e;
        }
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
            share.release();
        }
    }
}
