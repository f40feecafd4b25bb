package io.driftcast.forecast.recurrent;

import io.driftcast.forecast.Forecaster;
import io.driftcast.forecast.ForecasterFamily;
import io.driftcast.forecast.IncompatibleModelException;
import io.driftcast.forecast.LoadedModel;
import io.driftcast.forecast.ModelBytes;
import io.driftcast.math.network.NetworkStepper;
import java.lang.foreign.Arena;
import java.util.List;

/**
 * Recurrent networks, with long short-term memory or without: kind {@code recurrent}, version 2,
 * encoded by {@link RecurrentCodec}. Stateless, thread-safe.
 */
public final class RecurrentFamily implements ForecasterFamily {

    /** The family's name in model records. */
    public static final String KIND = "recurrent";

    static final int VERSION = 2;

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public int formatVersion() {
        return VERSION;
    }

    @Override
    public Forecaster start(int formatVersion, byte[] parameters)
            throws IncompatibleModelException {
        return startAt(formatVersion, parameters, 0);
    }

    @Override
    public Forecaster startAt(int formatVersion, byte[] parameters, long offset)
            throws IncompatibleModelException {
        RecurrentModel model = decode(formatVersion, parameters);
        return RecurrentForecaster.start(model.representation(), steppers(model), offset);
    }

    @Override
    public Forecaster restore(int formatVersion, byte[] parameters, byte[] state)
            throws IncompatibleModelException {
        RecurrentModel model = decode(formatVersion, parameters);
        return RecurrentForecaster.restore(KIND, model.representation(), steppers(model), state);
    }

    /**
     * {@inheritDoc}
     *
     * <p>The weights are decoded once and lie off-heap once in the process, however often the same
     * parameters are loaded; the working memory is the loaded model's own.
     */
    @Override
    public LoadedModel load(int formatVersion, byte[] parameters)
            throws IncompatibleModelException {
        ModelBytes.requireVersion(KIND, formatVersion, VERSION);
        return new LoadedRecurrent(SharedWeights.acquire(parameters));
    }

    /** Working memory for one forecaster that nobody closes: the collector frees it. */
    static List<NetworkStepper> steppers(RecurrentModel model) {
        Arena arena = Arena.ofAuto();
        return model.pack(arena).stream().map(each -> new NetworkStepper(arena, each)).toList();
    }

    private static RecurrentModel decode(int formatVersion, byte[] parameters)
            throws IncompatibleModelException {
        ModelBytes.requireVersion(KIND, formatVersion, VERSION);
        return RecurrentCodec.decode(KIND, parameters);
    }
}
