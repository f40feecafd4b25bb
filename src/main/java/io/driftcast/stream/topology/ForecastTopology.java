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
import io.driftcast.stream.topology.gate.IngestTime;
import io.driftcast.stream.topology.gate.MeasurementExcerpt;
import io.driftcast.stream.topology.gate.ReadingGate;
import io.driftcast.stream.topology.gate.RecordGate;
import io.driftcast.stream.topology.gate.RecordLimit;
import io.driftcast.stream.topology.ingest.ForecastSettings;
import io.driftcast.stream.topology.ingest.IngressPartitioner;
import io.driftcast.stream.topology.ingest.KeyPlaces;
import io.driftcast.stream.topology.ingest.ReadingProcessor;
import io.driftcast.stream.topology.ingest.SeriesSpecProcessor;
import java.time.InstantSource;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Named;

/**
 * The hot path: readings, declarations and models in; observations, forecasts, activations and fit
 * requests out.
 *
 * <p>Sources are read as bytes and decoded in the first processor after them, so that whatever is
 * rejected goes to the dead letters as it came.
 */
public final class ForecastTopology {

    private static final String READINGS = "reading-to-grid";
    private static final String DECLARATIONS = "series-spec-to-grid";
    private static final String FORECASTING = "step-to-forecast";

    private final ForecastSettings settings;
    private final AvroSerdes serdes;
    private final ForecasterFamilies families;
    private final StreamMeters meters;
    private final Planner planner;
    private final InstantSource clock;

    /**
     * @param serdes how records are read and written
     * @param families whose models are run
     */
    public ForecastTopology(
            ForecastSettings settings,
            AvroSerdes serdes,
            ForecasterFamilies families,
            StreamMeters meters) {
        this(settings, serdes, families, Planner.CATALOGUE, InstantSource.system(), meters);
    }

    /**
     * @param planner by which declarations are checked
     * @param clock what records' times are measured against
     */
    ForecastTopology(
            ForecastSettings settings,
            AvroSerdes serdes,
            ForecasterFamilies families,
            Planner planner,
            InstantSource clock,
            StreamMeters meters) {
        this.settings = settings;
        this.serdes = serdes;
        this.families = families;
        this.planner = planner;
        this.clock = clock;
        this.meters = meters;
    }

    /** The topology, every operator and store of it named. */
    public Topology build() {
        StreamsBuilder builder = new StreamsBuilder();
        ForecastStores.addTo(builder);
        Ingress ingress =
                new Ingress(
                        builder,
                        settings.topicPrefix(),
                        settings.partitioner(),
                        settings.partitions(),
                        clock,
                        meters);
        takeModels(ingress);
        takeReadings(ingress);
        takeDeclarations(ingress);
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

    private void takeReadings(Ingress ingress) {
        KeyPlaces places = ingress.places(Topic.READINGS);
        ReadingGate gate =
                new ReadingGate(
                        name(Topic.READINGS),
                        serdes.decoder(Reading.class, new MeasurementExcerpt()));
        ingress.readings(new IngestTime(settings.maxAge(), clock, meters))
                .process(
                        () -> new ReadingProcessor(gate, settings, places, meters),
                        Named.as(READINGS),
                        ForecastStores.names());
    }

    private void takeDeclarations(Ingress ingress) {
        RecordGate<SeriesSpec> gate =
                new RecordGate<>(
                        name(Topic.SERIES),
                        serdes.values(SeriesSpec.class).decoder(),
                        RecordLimit.SERIES);
        ingress.ofSeries(Topic.SERIES)
                .process(
                        () -> new SeriesSpecProcessor(gate, settings, planner),
                        Named.as(DECLARATIONS),
                        ForecastStores.names());
    }

    private void takeModels(Ingress ingress) {
        RecordGate<Model> gate =
                new RecordGate<>(
                        name(Topic.MODELS),
                        serdes.values(Model.class).decoder(),
                        RecordLimit.MODEL);
        ingress.asItLies(Topic.MODELS)
                .process(
                        () -> new ModelProcessor(gate),
                        Named.as("model-to-series"),
                        ForecastStores.names());
    }

    /** The topic that the grid's readings came from, in an application of this id. */
    private String sourceOfReadings(String applicationId) {
        return settings.partitioner() == IngressPartitioner.REPARTITION
                ? applicationId + "-" + Ingress.roundTrip(Topic.READINGS) + "-repartition"
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

    private String name(Topic topic) {
        return topic.name(settings.topicPrefix());
    }
}
