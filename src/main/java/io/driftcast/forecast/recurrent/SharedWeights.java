package io.driftcast.forecast.recurrent;

import io.driftcast.forecast.IncompatibleModelException;
import io.driftcast.math.network.PackedNetwork;
import java.lang.foreign.Arena;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * A model's weights off-heap, one copy in the process for all who load the same parameters, freed
 * when the last of them lets go. Thread-safe.
 */
final class SharedWeights {

    /** By the digest of the parameters; guarded by itself. */
    private static final Map<String, SharedWeights> IN_USE = new HashMap<>();

    private final String digest;
    private final Representation representation;
    private final List<PackedNetwork> networks;
    private final Arena arena;

    /** How many have acquired it and not let go; guarded by {@link #IN_USE}. */
    private int holders;

    private SharedWeights(String digest, RecurrentModel model) {
        this.digest = digest;
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
    static SharedWeights acquire(byte[] parameters) throws IncompatibleModelException {
        String digest = digest(parameters);
        synchronized (IN_USE) {
            SharedWeights weights = IN_USE.get(digest);
            if (weights == null) {
                weights =
                        new SharedWeights(
                                digest, RecurrentCodec.decode(RecurrentFamily.KIND, parameters));
                IN_USE.put(digest, weights);
            }
            weights.holders++;
            return weights;
        }
    }

    /** Lets go. */
    void release() {
        synchronized (IN_USE) {
            holders--;
            if (holders == 0) {
                IN_USE.remove(digest);
                arena.close();
            }
        }
    }

    /** How many copies there are in the process. */
    static int copies() {
        synchronized (IN_USE) {
            return IN_USE.size();
        }
    }

    Representation representation() {
        return representation;
    }

    List<PackedNetwork> networks() {
        return networks;
    }

    private static String digest(byte[] parameters) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(parameters));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
