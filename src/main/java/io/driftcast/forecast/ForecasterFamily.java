package io.driftcast.forecast;

/** Makes the forecasters of one kind from the bytes that a model record carries. Thread-safe. */
public interface ForecasterFamily {

    /** The name under which models of this family are published, for example {@code arima}. */
    String kind();

    /** The version of the encodings that this code writes. */
    int formatVersion();

    /**
     * A forecaster that goes on where {@code state} was taken.
     *
     * @throws IncompatibleModelException if the bytes are not of this kind, version or shape
     */
    Forecaster restore(int formatVersion, byte[] parameters, byte[] state)
            throws IncompatibleModelException;

    /**
     * A forecaster with these parameters that has seen nothing yet.
     *
     * @throws IncompatibleModelException if the bytes are not of this kind, version or shape
     */
    Forecaster start(int formatVersion, byte[] parameters) throws IncompatibleModelException;
}
