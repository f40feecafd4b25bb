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
import io.driftcast.stream.store.ForecastStores;
import io.driftcast.stream.topology.forecast.ForecastLayout;
import io.driftcast.stream.topology.forecast.ForecastOutputs;
import io.driftcast.stream.topology.forecast.ForecastProcessor;
import io.driftcast.stream.topology.forecast.ModelProcessor;
import io.driftcast.stream.topology.forecast.ObservationLayout;
import io.driftcast.stream.topology.gate.KeyCheck;
import io.driftcast.stream.topology.gate.MeasurementExcerpt;
import io.driftcast.stream.topology.gate.ReadingGate;
import io.driftcast.stream.topology.gate.RecordGate;
import io.driftcast.stream.topology.ingest.ForecastSettings;
import io.driftcast.stream.topology.ingest.IngressPartitioner;
import io.driftcast.stream.topology.ingest.ReadingProcessor;
import io.driftcast.stream.topology.ingest.SeriesSpecProcessor;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Repartitioned;

/**
 * The hot path: readings, declarations and models in; observations, forecasts, activations and fit
 * requests out.
 *
 * <p>Sources are read as bytes and decoded in the first processor after them, so that whatever is
 * rejected goes to the dead letters as it came.
 */
public final class ForecastTopology {

    private static final String REPARTITIONED = "readings-by-series";
    private static final String READINGS = "reading-to-grid";
    private static final String DECLARATIONS = "series-spec-to-grid";
    private static final String FORECASTING = "step-to-forecast";

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
        ForecastStores.addTo(builder);
        takeModels(builder);
        takeReadings(builder);
        takeDeclarations(builder);
        Topology topology = builder.build();
        addForecasting(topology);
        addSinks(topology);
        return topology;
    }

    /** Behind both at once: a merged stream would be one more operator for each reading. */
    private void addForecasting(Topology topology) {
        topology.addProcessor(
                FORECASTING,
                () ->
                        new ForecastProcessor(
                                families, settings.warmupSteps(), this::sourceOfReadings, meters),
                READINGS,
                DECLARATIONS);
        topology.connectProcessorAndStateStores(FORECASTING, ForecastStores.names());
    }

    private void takeReadings(StreamsBuilder builder) {
        KStream<byte[], byte[]> readings = source(builder, Topic.READINGS);
        if (settings.partitioner() == IngressPartitioner.REPARTITION) {
            readings =
                    readings.processValues(KeyCheck::new, Named.as("reading-keys"))
                            .repartition(
                                    Repartitioned.with(Serdes.ByteArray(), Serdes.ByteArray())
                                            .withName(REPARTITIONED));
        }
        ReadingGate gate =
                new ReadingGate(
                        name(Topic.READINGS),
                        serdes.decoder(Reading.class, new MeasurementExcerpt()));
        readings.process(
                () -> new ReadingProcessor(gate, settings, meters),
                Named.as(READINGS),
                ForecastStores.names());
    }

    private void takeDeclarations(StreamsBuilder builder) {
        RecordGate<SeriesSpec> gate =
                new RecordGate<>(name(Topic.SERIES), serdes.values(SeriesSpec.class).decoder());
        source(builder, Topic.SERIES)
                .process(
                        () -> new SeriesSpecProcessor(gate, settings, planner),
                        Named.as(DECLARATIONS),
                        ForecastStores.names());
    }

    private void takeModels(StreamsBuilder builder) {
        RecordGate<Model> gate =
                new RecordGate<>(name(Topic.MODELS), serdes.values(Model.class).decoder());
        source(builder, Topic.MODELS)
                .process(
                        () -> new ModelProcessor(gate),
                        Named.as("model-to-series"),
                        ForecastStores.names());
    }

    /** The topic that the grid's readings came from, in an application of this id. */
    private String sourceOfReadings(String applicationId) {
        return settings.partitioner() == IngressPartitioner.REPARTITION
                ? applicationId + "-" + REPARTITIONED + "-repartition"
                : name(Topic.READINGS);
    }

    private void addSinks(Topology topology) {
        addSink(
                topology,
                ForecastOutputs.OBSERVATIONS,
                Topic.OBSERVATIONS,
                serdes.values(Observation.class, new ObservationLayout()));
        addSink(
                topology,
                ForecastOutputs.FORECASTS,
                Topic.FORECASTS,
                serdes.values(Forecast.class, new ForecastLayout()));
        addSink(
                topology,
                ForecastOutputs.ACTIVATIONS,
                Topic.MODEL_ACTIVATIONS,
                serdes.values(ModelActivation.class).serializer());
        addSink(
                topology,
                ForecastOutputs.FIT_REQUESTS,
                Topic.FIT_REQUESTS,
                serdes.values(FitRequest.class).serializer());
        topology.addSink(
                ForecastOutputs.DEAD_LETTERS,
                name(Topic.DEAD_LETTERS),
                new ByteArraySerializer(),
                new ByteArraySerializer(),
                FORECASTING);
    }

    /** What is said of a series goes to the partition where its readings are. */
    private <V> void addSink(Topology topology, String sink, Topic topic, Serializer<V> values) {
        topology.addSink(
                sink,
                name(topic),
                new StringSerializer(),
                values,
                settings.partitioner().<V>forSeries(),
                FORECASTING);
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
