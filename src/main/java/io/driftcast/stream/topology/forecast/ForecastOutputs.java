package io.driftcast.stream.topology.forecast;

import io.driftcast.avro.FitRequest;
import io.driftcast.avro.ModelActivation;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** Where each kind of output goes: to the sink of its name. */
public final class ForecastOutputs {

    /** The sinks. */
    public static final String OBSERVATIONS = "observations";

    public static final String FORECASTS = "forecasts";
    public static final String ACTIVATIONS = "model-activations";
    public static final String FIT_REQUESTS = "fit-requests";
    public static final String DEAD_LETTERS = "dead-letters";

    private final ProcessorContext<Object, Object> context;

    ForecastOutputs(ProcessorContext<Object, Object> context) {
        this.context = context;
    }

    void observation(ClosedStep closed, long at) {
        context.forward(new Record<>(closed.seriesId(), closed, at), OBSERVATIONS);
    }

    void forecast(IssuedForecast issued, long at) {
        context.forward(new Record<>(issued.seriesId(), issued, at), FORECASTS);
    }

    void activation(ModelActivation activation, long at) {
        context.forward(new Record<>(activation.getSeriesId(), activation, at), ACTIVATIONS);
    }

    void fitRequest(FitRequest request, long at) {
        context.forward(new Record<>(request.getSeriesId(), request, at), FIT_REQUESTS);
    }

    void deadLetter(Record<byte[], byte[]> letter) {
        context.forward(letter, DEAD_LETTERS);
    }
}
