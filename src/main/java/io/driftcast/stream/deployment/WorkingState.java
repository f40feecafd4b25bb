package io.driftcast.stream.deployment;

/** What is kept of a forecaster between steps. */
public sealed interface WorkingState {

    /** The forecaster's own state, in its family's encoding. */
    byte[] state();

    /**
     * That of a published model, whose parameters are kept once, under model and version.
     *
     * @param deployment that of the record that brought it
     * @param shape what the series had in common with its group then; 0 for a model of its own
     */
    record Fitted(String modelId, String version, long deployment, long shape, byte[] state)
            implements WorkingState {

        WeightsKey key() {
            return new WeightsKey(modelId, version);
        }
    }

    /**
     * That of a fallback.
     *
     * @param season the season of the seasonal naive forecast; 0: exponential smoothing
     */
    record Fallback(int season, byte[] state) implements WorkingState {}
}
