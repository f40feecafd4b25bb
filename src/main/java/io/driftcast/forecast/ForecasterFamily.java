package io.driftcast.forecast;

import io.driftcast.forecast.LoadedModel.Owner;

/**
 * What runs the models of one kind: makes them of the bytes that a model record carries. {@link
 * ForecasterFamilies} finds the one of a kind and asks it only for its own version. Thread-safe.
 */
public abstract class ForecasterFamily {

    private final String kind;
    private final int formatVersion;

    /**
     * @param kind the name under which models of this family are published, for example {@code
     *     arima}
     * @param formatVersion the version of the encodings that this code writes and reads
     */
    protected ForecasterFamily(String kind, int formatVersion) {
        this.kind = kind;
        this.formatVersion = formatVersion;
    }

    /** The name under which models of this family are published. */
    public final String kind() {
        return kind;
    }

    /** The version of the encodings that this code writes and reads. */
    public final int formatVersion() {
        return formatVersion;
    }

    /**
     * A model ready to run.
     *
     * @param parameters its parameters, in this family's encoding and of its version
     * @param owner who lets it go; of no consequence where all of it is on the heap
     * @throws IncompatibleModelException if the bytes are not of this kind or shape
     */
    protected abstract LoadedModel load(byte[] parameters, Owner owner)
            throws IncompatibleModelException;
}
