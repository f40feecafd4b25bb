package io.driftcast.stream.deployment;

import io.driftcast.forecast.Forecaster;

/** A forecaster that runs for a series, with the names that its forecasts carry. */
sealed interface Working {

    Forecaster forecaster();

    String modelId();

    String version();

    /** What has to be kept to go on from here. */
    WorkingState state();

    /**
     * One of a published model.
     *
     * @param deployment that of the record that brought it
     * @param shape what the series had in common with its group then; 0 for a model of its own
     */
    record Fitted(Forecaster forecaster, WeightsKey key, long deployment, long shape)
            implements Working {

        @Override
        public String modelId() {
            return key.modelId();
        }

        @Override
        public String version() {
            return key.version();
        }

        /** The same, its forecaster made again. */
        Fitted with(Forecaster other) {
            return new Fitted(other, key, deployment, shape);
        }

        @Override
        public WorkingState.Fitted state() {
            return new WorkingState.Fitted(
                    key.modelId(), key.version(), deployment, shape, forecaster.state());
        }
    }

    /**
     * One that answers while no published model does.
     *
     * @param season see {@link Fallbacks#season}
     */
    record Fallback(Forecaster forecaster, int season) implements Working {

        @Override
        public String modelId() {
            return Fallbacks.modelId(season);
        }

        @Override
        public String version() {
            return Fallbacks.VERSION;
        }

        @Override
        public WorkingState state() {
            return new WorkingState.Fallback(season, forecaster.state());
        }
    }
}
