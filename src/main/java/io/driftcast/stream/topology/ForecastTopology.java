package io.driftcast.stream.topology;

import io.driftcast.avro.FitRequest;
import io.driftcast.avro.Forecast;
import io.driftcast.avro.Model;
import io.driftcast.avro.ModelActivation;
import io.driftcast.avro.Observation;
import io.driftcast.avro.Reading;
import io.driftcast.avro.SeriesSpec;
import io.driftcast.forecast.ForecasterFamilies;
import io.driftcast.forecast.catalogue.Planner;
import io.driftcast.platform.metrics.StreamMeters;
import io.driftcast.platform.serde.AvroSerdes;
import io.driftcast.platform.serde.Topic;
import io.driftcast.series.grid.Grid;
import io.driftcast.series.grid.GridEvent;
import io.driftcast.stream.store.FilterStateCodec;
import io.driftcast.stream.store.GridStateCodec;
import io.driftcast.stream.store.SeriesSettingsCodec;
import io.driftcast.stream.store.StateStores;
import io.driftcast.stream.store.StepChunkCodec;
import io.driftcast.stream.store.StoredModelCodec;
import io.driftcast.stream.topology.forecast.ForecastProcessor;
import io.driftcast.stream.topology.forecast.ModelProcessor;
import io.driftcast.stream.topology.forecast.OutputRecords;
import io.driftcast.stream.topology.gate.KeyCheck;
import io.driftcast.stream.topology.gate.ReadingGate;
import io.driftcast.stream.topology.gate.RecordGate;
import io.driftcast.stream.topology.ingest.DiscardedJumps;
import io.driftcast.stream.topology.ingest.ForecastSettings;
import io.driftcast.stream.topology.ingest.IngressPartitioner;
import io.driftcast.stream.topology.ingest.ReadingProcessor;
import io.driftcast.stream.topology.ingest.SeriesEvent;
import io.driftcast.stream.topology.ingest.SeriesSpecProcessor;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.processor.StreamPartitioner;

/**
 * The hot path: readings, declarations and models in; observations, forecasts, activations and fit
 * requests out.
 *
 * <p>Sources are read as bytes and decoded in the first processor after them, so that whatever is
 * rejected goes to the dead letters as it came.
 */
public final class ForecastTopology {

    private static final String REPARTITIONED = "readings-by-series";

    private final ForecastSettings settings;
    private final AvroSerdes serdes;
    private final ForecasterFamilies families;
    private final StreamMeters meters;
    private final Planner planner;

    /**
     * @param serdes how records are read and written
     * @param families whose models are run
     */
    public ForecastTopology(
            ForecastSettings settings,
            AvroSerdes serdes,
            ForecasterFamilies families,
            StreamMeters meters) {
        this(settings, serdes, families, Planner.CATALOGUE, meters);
    }

    /**
     * @param planner by which declarations are checked
     */
    ForecastTopology(
            ForecastSettings settings,
            AvroSerdes serdes,
            ForecasterFamilies families,
            Planner planner,
            StreamMeters meters) {
        this.settings = settings;
        this.serdes = serdes;
        this.families = families;
        this.planner = planner;
        this.meters = meters;
    }

    /** The topology, every operator and store of it named. */
    public Topology build() {
        StreamsBuilder builder = new StreamsBuilder();
        addStores(builder);
        KStream<String, SeriesEvent> events =
                takeReadings(builder).merge(takeDeclarations(builder), Named.as("series-events"));
        takeModels(builder);
        publishObservations(events);
        publishDiscardedJumps(events);
        publishForecasts(events);
        return builder.build();
    }

    private static void addStores(StreamsBuilder builder) {
        builder.addStateStore(
                StateStores.inMemory(StateStores.SETTINGS, new SeriesSettingsCodec().serde()));
        builder.addStateStore(StateStores.inMemory(StateStores.GRID, new GridStateCodec().serde()));
        builder.addStateStore(StateStores.inMemoryChunks(StateStores.RECENT, new StepChunkCodec()));
        builder.addStateStore(
                StateStores.inMemory(StateStores.FILTER, new FilterStateCodec().serde()));
        builder.addStateStore(
                StateStores.inMemory(StateStores.MODELS, new StoredModelCodec().serde()));
        builder.addStateStore(
                StateStores.inMemory(StateStores.GROUP_MODELS, new StoredModelCodec().serde()));
        builder.addStateStore(StateStores.weights());
    }

    private KStream<String, SeriesEvent> takeReadings(StreamsBuilder builder) {
        KStream<byte[], byte[]> readings = source(builder, Topic.READINGS);
        if (settings.partitioner() == IngressPartitioner.REPARTITION) {
            readings =
                    readings.processValues(KeyCheck::new, Named.as("reading-keys"))
                            .repartition(
                                    Repartitioned.with(Serdes.ByteArray(), Serdes.ByteArray())
                                            .withName(REPARTITIONED));
        }
        ReadingGate gate =
                new ReadingGate(name(Topic.READINGS), serdes.values(Reading.class).decoder());
        return readings.process(
                () -> new ReadingProcessor(gate, settings, meters),
                Named.as("reading-to-grid"),
                StateStores.SETTINGS,
                StateStores.GRID,
                StateStores.RECENT);
    }

    private KStream<String, SeriesEvent> takeDeclarations(StreamsBuilder builder) {
        RecordGate<SeriesSpec> gate =
                new RecordGate<>(name(Topic.SERIES), serdes.values(SeriesSpec.class).decoder());
        return source(builder, Topic.SERIES)
                .process(
                        () -> new SeriesSpecProcessor(gate, settings, planner, meters),
                        Named.as("series-spec-to-grid"),
                        StateStores.SETTINGS,
                        StateStores.GRID,
                        StateStores.RECENT);
    }

    private void takeModels(StreamsBuilder builder) {
        RecordGate<Model> gate =
                new RecordGate<>(name(Topic.MODELS), serdes.values(Model.class).decoder());
        source(builder, Topic.MODELS)
                .process(
                        () -> new ModelProcessor(gate),
                        Named.as("model-to-store"),
                        StateStores.MODELS,
                        StateStores.GROUP_MODELS);
    }

    private void publishObservations(KStream<String, SeriesEvent> events) {
        events.flatMapValues(ForecastTopology::observationsOf, Named.as("observations-of-events"))
                .to(name(Topic.OBSERVATIONS), sink(Observation.class, "observations"));
    }

    private static List<Observation> observationsOf(String seriesId, SeriesEvent event) {
        if (event instanceof SeriesEvent.OnGrid(Grid grid, GridEvent onGrid)) {
            return switch (onGrid) {
                case GridEvent.StepClosed closed ->
                        List.of(OutputRecords.observation(seriesId, grid, closed));
                case GridEvent.StepCorrected corrected ->
                        List.of(OutputRecords.correction(seriesId, grid, corrected));
                case GridEvent.Restarted _, GridEvent.JumpDiscarded _ -> List.of();
            };
        }
        return List.of();
    }

    private void publishDiscardedJumps(KStream<String, SeriesEvent> events) {
        events.process(
                        () -> new DiscardedJumps(this::sourceOfReadings),
                        Named.as("discarded-jumps"))
                .to(
                        name(Topic.DEAD_LETTERS),
                        Produced.with(Serdes.ByteArray(), Serdes.ByteArray())
                                .withName("dead-letters"));
    }

    /** The topic that the grid's readings came from, in an application of this id. */
    private String sourceOfReadings(String applicationId) {
        return settings.partitioner() == IngressPartitioner.REPARTITION
                ? applicationId + "-" + REPARTITIONED + "-repartition"
                : name(Topic.READINGS);
    }

    private void publishForecasts(KStream<String, SeriesEvent> events) {
        KStream<String, SpecificRecord> outputs =
                events.process(
                        () -> new ForecastProcessor(families, settings.warmupSteps(), meters),
                        Named.as("step-to-forecast"),
                        StateStores.FILTER,
                        StateStores.MODELS,
                        StateStores.GROUP_MODELS,
                        StateStores.WEIGHTS,
                        StateStores.RECENT);
        publish(outputs, Topic.FORECASTS, Forecast.class);
        publish(outputs, Topic.MODEL_ACTIVATIONS, ModelActivation.class);
        publish(outputs, Topic.FIT_REQUESTS, FitRequest.class);
    }

    private <T extends SpecificRecord> void publish(
            KStream<String, SpecificRecord> outputs, Topic topic, Class<T> type) {
        String what = topic.name("");
        outputs.flatMapValues(
                        value -> type.isInstance(value) ? List.of(type.cast(value)) : List.of(),
                        Named.as("only-" + what))
                .to(name(topic), sink(type, what));
    }

    private <T extends SpecificRecord> Produced<String, T> sink(Class<T> type, String what) {
        StreamPartitioner<String, T> whereTheReadingsAre = settings.partitioner().forSeries();
        return Produced.with(Serdes.String(), serdes.values(type), whereTheReadingsAre)
                .withName(what);
    }

    private KStream<byte[], byte[]> source(StreamsBuilder builder, Topic topic) {
        return builder.stream(
                name(topic),
                Consumed.with(Serdes.ByteArray(), Serdes.ByteArray())
                        .withName("from-" + topic.name("")));
    }

    private String name(Topic topic) {
        return topic.name(settings.topicPrefix());
    }
}
