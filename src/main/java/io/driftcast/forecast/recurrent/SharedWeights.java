package io.driftcast.forecast.recurrent;

import io.driftcast.bytes.SharedCopies;
import io.driftcast.forecast.IncompatibleModelException;
import io.driftcast.math.network.PackedNetwork;
import java.lang.foreign.Arena;
import java.util.List;

/** A model's weights off-heap, one copy in the process for all who load the same parameters. */
final class SharedWeights implements SharedCopies.Closing {

    private static final SharedCopies<SharedWeights> IN_USE = new SharedCopies<>();

    private final Representation representation;
    private final List<PackedNetwork> networks;
    private final Arena arena;

    private SharedWeights(RecurrentModel model) {
        representation = model.representation();
        arena = Arena.ofShared();
        try {
            networks = model.pack(arena);
        } catch (Throwable e) {
            arena.close();
            throw e;
        }
    }

    /**
     * The weights of these parameters. To be released once.
     *
     * @throws IncompatibleModelException if the bytes are not those of a model
     */
    static SharedCopies.Share<SharedWeights> acquire(byte[] parameters)
            throws IncompatibleModelException {
        return IN_USE.acquire(
                parameters,
                bytes -> new SharedWeights(RecurrentCodec.decode(RecurrentFamily.KIND, bytes)));
    }

    /** How many copies there are in the process. */
    static int copies() {
        return IN_USE.copies();
    }

    @Override
    public void close() {
        arena.close();
    }

    Representation representation() {
        return representation;
    }

    List<PackedNetwork> networks() {
        return networks;
    }
}
