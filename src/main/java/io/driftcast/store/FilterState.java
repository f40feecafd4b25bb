package io.driftcast.store;

/**
 * What the hot path keeps of a series between closed steps: which forecaster is running, and its
 * state.
 *
 * @param firstStep the first step of the stretch that the forecaster may look back on
 * @param lastStep the step that the state stands at
 * @param observed how many steps since {@code firstStep} had a value
 * @param stale whether the series has been reported silent since its last reading
 * @param handled the deployment of the model record that was last activated or refused; 0 if none
 * @param deployment the deployment of the running model; 0 if it is a fallback
 * @param kind the family of the running forecaster
 * @param modelId the model that the next forecast will name
 * @param modelVersion its version
 * @param formatVersion the version of {@code state}'s encoding
 * @param parameters the forecaster's parameters
 * @param state the forecaster's state at {@code lastStep}
 */
public record FilterState(
        long firstStep,
        long lastStep,
        int observed,
        boolean stale,
        long handled,
        long deployment,
        String kind,
        String modelId,
        String modelVersion,
        int formatVersion,
        byte[] parameters,
        byte[] state) {

    /** The same, reported silent. */
    public FilterState silent() {
        return new FilterState(
                firstStep,
                lastStep,
                observed,
                true,
                handled,
                deployment,
                kind,
                modelId,
                modelVersion,
                formatVersion,
                parameters,
                state);
    }
}
