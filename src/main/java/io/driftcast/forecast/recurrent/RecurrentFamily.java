package io.driftcast.forecast.recurrent;

import io.driftcast.forecast.Forecaster;
import io.driftcast.forecast.ForecasterFamily;
import io.driftcast.forecast.IncompatibleModelException;
import io.driftcast.forecast.LoadedModel;
import io.driftcast.forecast.LoadedModel.Owner;
import io.driftcast.math.network.RecurrentStepper;
import java.lang.foreign.Arena;
import java.util.List;

/**
 * Recurrent networks, with long short-term memory or without: kind {@code recurrent}, version 2,
 * encoded by {@link RecurrentCodec}. Stateless, thread-safe.
 */
public final class RecurrentFamily extends ForecasterFamily {

    /** The family's name in model records. */
    public static final String KIND = "recurrent";

    static final int VERSION = 2;

    /** A family; all of them are alike. */
    public RecurrentFamily() {
        super(KIND, VERSION);
    }

    /**
     * {@inheritDoc}
     *
     * <p>With an owner the weights lie off-heap once in the process, however often the same
     * parameters are loaded, and the working memory is the loaded model's own; without one each
     * forecaster has both for itself.
     */
    @Override
    protected LoadedModel load(byte[] parameters, Owner owner) throws IncompatibleModelException {
        return switch (owner) {
            case CALLER -> new LoadedRecurrent(SharedWeights.acquire(parameters));
            case COLLECTOR -> new Unowned(RecurrentCodec.decode(KIND, parameters));
        };
    }

    private record Unowned(RecurrentModel model) implements LoadedModel {

        @Override
        public Forecaster start(long offset) {
            return RecurrentForecaster.start(model.representation(), steppers(model), offset);
        }

        @Override
        public Forecaster restore(byte[] state) throws IncompatibleModelException {
            return RecurrentForecaster.restore(
                    KIND, model.representation(), steppers(model), state);
        }
    }

    /** Working memory for one forecaster that nobody closes: the collector frees it. */
    static List<RecurrentStepper> steppers(RecurrentModel model) {
        Arena arena = Arena.ofAuto();
        return model.pack(arena).stream().map(each -> new RecurrentStepper(arena, each)).toList();
    }
}
