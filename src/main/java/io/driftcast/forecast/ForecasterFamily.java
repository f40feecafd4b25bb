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
     * A forecaster with these parameters that has seen nothing yet; the first value it is given is
     * that of the first step that the model was fitted to.
     *
     * @throws IncompatibleModelException if the bytes are not of this kind, version or shape
     */
    Forecaster start(int formatVersion, byte[] parameters) throws IncompatibleModelException;

    /**
     * A forecaster with these parameters that has seen nothing yet and begins elsewhere than the
     * fit did. Only models that know where they are in a season or on a trend make a difference.
     *
     * @param offset steps from the first one that the model was fitted to, to the first that this
     *     forecaster will be given; may be negative
     * @throws IncompatibleModelException if the bytes are not of this kind, version or shape
     */
    default Forecaster startAt(int formatVersion, byte[] parameters, long offset)
            throws IncompatibleModelException {
        return start(formatVersion, parameters);
    }

    /**
     * The model ready to run. Families whose parameters are costly to decode, live off-heap or hold
     * other models override this; the others decode them with each forecaster.
     *
     * @throws IncompatibleModelException if the bytes are not of this kind, version or shape
     */
    default LoadedModel load(int formatVersion, byte[] parameters)
            throws IncompatibleModelException {
        ForecasterFamily family = this;
        return new LoadedModel() {
            @Override
            public Forecaster restore(byte[] state) throws IncompatibleModelException {
                return family.restore(formatVersion, parameters, state);
            }

            @Override
            public Forecaster start(long offset) throws IncompatibleModelException {
                return family.startAt(formatVersion, parameters, offset);
            }
        };
    }
}
