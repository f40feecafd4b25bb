package io.driftcast.platform.serde;

import io.driftcast.avro.FitRequest;
import io.driftcast.avro.Forecast;
import io.driftcast.avro.Model;
import io.driftcast.avro.ModelActivation;
import io.driftcast.avro.Observation;
import io.driftcast.avro.Reading;
import io.driftcast.avro.SeriesSpec;
import io.driftcast.avro.TextEvent;
import io.driftcast.avro.TextScore;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** The topics: which record each carries, and how it is kept. */
public enum Topic {
    READINGS("readings", Reading.class, Keeping.BY_TIME),
    SERIES("series", SeriesSpec.class, Keeping.LATEST_BY_KEY),
    FIT_REQUESTS("fit-requests", FitRequest.class, Keeping.BY_TIME),
    OBSERVATIONS("observations", Observation.class, Keeping.BY_TIME),
    MODELS("models", Model.class, Keeping.LATEST_BY_KEY),
    MODEL_HISTORY("model-history", Model.class, Keeping.FOREVER),
    MODEL_ACTIVATIONS("model-activations", ModelActivation.class, Keeping.BY_TIME),
    FORECASTS("forecasts", Forecast.class, Keeping.BY_TIME),
    TEXT_EVENTS("text-events", TextEvent.class, Keeping.BY_TIME),
    TEXT_SCORES("text-scores", TextScore.class, Keeping.BY_TIME),
    SHADOW_SCORES("shadow-scores", TextScore.class, Keeping.BY_TIME),
    DEAD_LETTERS("dead-letters", null, Keeping.BY_TIME);

    /** How long the broker keeps a record. */
    public enum Keeping {
        /** The broker's retention time applies. */
        BY_TIME,
        /** Compacted: the latest record of a key stays. */
        LATEST_BY_KEY,
        /** Nothing is ever deleted. */
        FOREVER
    }

    private final String suffix;
    private final @Nullable Class<? extends SpecificRecord> recordType;
    private final Keeping keeping;

    Topic(String suffix, @Nullable Class<? extends SpecificRecord> recordType, Keeping keeping) {
        this.suffix = suffix;
        this.recordType = recordType;
        this.keeping = keeping;
    }

    /**
     * The topic's name.
     *
     * @param prefix what the names begin with, for example {@code driftcast.}
     */
    public String name(String prefix) {
        return prefix + suffix;
    }

    /** The class of the values; empty for dead letters, which are bytes as they came. */
    public Optional<Class<? extends SpecificRecord>> recordType() {
        return Optional.ofNullable(recordType);
    }

    /** How long the broker keeps a record. */
    public Keeping keeping() {
        return keeping;
    }
}
