package io.driftcast.stream.deployment;

import org.jspecify.annotations.Nullable;

/**
 * What the hot path keeps of a series between closed steps: which forecaster is running, and its
 * state.
 *
 * @param firstStep the first step of the stretch that the forecaster may look back on
 * @param lastStep the step that the state stands at
 * @param observed how many steps since {@code firstStep} had a value
 * @param stale whether the series has been reported silent since its last reading
 * @param handled the deployment of the model record that was last activated or refused; 0 if none
 * @param handledModel which model and version that was, and of a group what the series had in
 *     common with the others then; null where version 1 kept it, which knew one model a series
 * @param deployment the deployment of the running model; 0 if it is a fallback
 * @param kind the family of the running forecaster
 * @param modelId the model that the next forecast will name
 * @param modelVersion its version
 * @param formatVersion the version of {@code state}'s encoding
 * @param parameters the forecaster's parameters if it is a fallback; null for a fitted model's,
 *     which are kept once, under model and version; version 1 has them here
 * @param state the forecaster's state at {@code lastStep}
 */
public record FilterState(
        long firstStep,
        long lastStep,
        int observed,
        boolean stale,
        long handled,
        @Nullable String handledModel,
        long deployment,
        String kind,
        String modelId,
        String modelVersion,
        int formatVersion,
        byte @Nullable [] parameters,
        byte[] state) {

    /** The same, reported silent. */
    public FilterState silent() {
        return new FilterState(
                firstStep,
                lastStep,
                observed,
                true,
                handled,
                handledModel,
                deployment,
                kind,
                modelId,
                modelVersion,
                formatVersion,
                parameters,
                state);
    }

    /** The version that is running. */
    public WeightsKey key() {
        return new WeightsKey(modelId, modelVersion);
    }
}
