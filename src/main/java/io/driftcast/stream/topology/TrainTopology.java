package io.driftcast.stream.topology;

import io.driftcast.avro.FitRequest;
import io.driftcast.avro.Model;
import io.driftcast.avro.Observation;
import io.driftcast.avro.SeriesSpec;
import io.driftcast.forecast.catalogue.Planner;
import io.driftcast.platform.metrics.StreamMeters;
import io.driftcast.platform.serde.AvroSerdes;
import io.driftcast.platform.serde.Topic;
import io.driftcast.stream.store.FitStateCodec;
import io.driftcast.stream.store.HistoryChunkCodec;
import io.driftcast.stream.store.MemberEventCodec;
import io.driftcast.stream.store.SeriesProfileCodec;
import io.driftcast.stream.store.StateStores;
import io.driftcast.stream.topology.gate.RecordGate;
import io.driftcast.stream.topology.gate.RecordLimit;
import io.driftcast.stream.topology.ingest.IngressPartitioner;
import io.driftcast.stream.topology.ingest.SeriesSpecs;
import io.driftcast.stream.topology.train.GroupTrainProcessor;
import io.driftcast.stream.topology.train.ObservationCheck;
import io.driftcast.stream.topology.train.PublishedModel;
import io.driftcast.stream.topology.train.TrainProcessor;
import io.driftcast.stream.topology.train.TrainerGate;
import io.driftcast.stream.topology.train.TrainerInput;
import io.driftcast.stream.topology.train.TrainerOutput;
import io.driftcast.stream.training.FitPool;
import io.driftcast.stream.training.FitQueue;
import io.driftcast.stream.training.MemberEvent;
import io.driftcast.stream.training.TrainSettings;
import java.time.InstantSource;
import java.util.List;
import java.util.function.BiFunction;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.jspecify.annotations.Nullable;

/** The cold path: observations and fit requests in, models out. */
public final class TrainTopology {

    private final TrainSettings settings;
    private final AvroSerdes serdes;
    private final Planner planner;
    private final FitPool pool;
    private final StreamMeters meters;
    private final IngressPartitioner partitioner;
    private final int partitions;

    /**
     * @param planner how histories become models, by what was declared
     * @param pool where it runs; stays the caller's to close
     * @param partitioner how producers choose a series' partition
     * @param partitions how many the topics have; 0 where it is not known
     */
    public TrainTopology(
            TrainSettings settings,
            AvroSerdes serdes,
            Planner planner,
            FitPool pool,
            StreamMeters meters,
            IngressPartitioner partitioner,
            int partitions) {
        this.settings = settings;
        this.serdes = serdes;
        this.planner = planner;
        this.pool = pool;
        this.meters = meters;
        this.partitioner = partitioner;
        this.partitions = partitions;
    }

    /** The topology, every operator and store of it named. */
    public Topology build() {
        StreamsBuilder builder = new StreamsBuilder();
        builder.addStateStore(
                StateStores.onDiskChunks(StateStores.HISTORY, new HistoryChunkCodec()));
        builder.addStateStore(StateStores.inMemory(StateStores.FITS, new FitStateCodec().serde()));
        builder.addStateStore(
                StateStores.inMemory(StateStores.PROFILES, new SeriesProfileCodec().serde()));
        builder.addStateStore(
                StateStores.onDiskChunks(StateStores.GROUP_HISTORY, new HistoryChunkCodec()));
        builder.addStateStore(StateStores.groupMembers());
        builder.addStateStore(
                StateStores.inMemory(StateStores.GROUP_FITS, new FitStateCodec().serde()));
        Ingress ingress =
                new Ingress(
                        builder,
                        settings.topicPrefix(),
                        partitioner,
                        partitions,
                        InstantSource.system(),
                        meters);
        KStream<String, TrainerOutput> outputs =
                trainSeries(
                        observations(ingress.asItLies(Topic.OBSERVATIONS))
                                .merge(
                                        requests(ingress.ofSeries(Topic.FIT_REQUESTS)),
                                        Named.as("observations-and-requests"))
                                .merge(
                                        declarations(ingress.ofSeries(Topic.SERIES)),
                                        Named.as("trainer-inputs")));
        publish(
                outputs.flatMapValues(
                        output ->
                                output instanceof TrainerOutput.Publish(PublishedModel model)
                                        ? List.of(model)
                                        : List.of(),
                        Named.as("models-of-series")),
                "");
        publish(trainGroups(outputs), "-of-groups");
        return builder.build();
    }

    private KStream<String, TrainerOutput> trainSeries(KStream<String, TrainerInput> inputs) {
        return inputs.process(
                () -> new TrainProcessor(settings, planner, () -> new FitQueue(pool), meters),
                Named.as("history-to-model"),
                StateStores.HISTORY,
                StateStores.FITS,
                StateStores.PROFILES);
    }

    /** A group's members may lie in several partitions, so that what is told of them moves. */
    private KStream<String, PublishedModel> trainGroups(KStream<String, TrainerOutput> outputs) {
        return outputs.flatMapValues(
                        output ->
                                output instanceof TrainerOutput.Tell(MemberEvent event)
                                        ? List.of(event)
                                        : List.of(),
                        Named.as("events-of-members"))
                .repartition(
                        Repartitioned.with(Serdes.String(), new MemberEventCodec().serde())
                                .withName("members-by-group"))
                .process(
                        () ->
                                new GroupTrainProcessor(
                                        settings, planner, () -> new FitQueue(pool), meters),
                        Named.as("members-to-model"),
                        StateStores.GROUP_HISTORY,
                        StateStores.GROUP_MEMBERS,
                        StateStores.GROUP_FITS);
    }

    private KStream<String, TrainerInput> observations(KStream<byte[], byte[]> source) {
        return gated(
                source,
                Topic.OBSERVATIONS,
                Observation.class,
                (seriesId, observation) -> {
                    RecordGate.sameSeries(seriesId, observation.getSeriesId());
                    ObservationCheck.check(observation);
                    return new TrainerInput.Observed(observation);
                },
                null);
    }

    private KStream<String, TrainerInput> requests(KStream<byte[], byte[]> source) {
        return gated(
                source,
                Topic.FIT_REQUESTS,
                FitRequest.class,
                (seriesId, request) -> {
                    RecordGate.sameSeries(seriesId, request.getSeriesId());
                    return new TrainerInput.Requested(request);
                },
                null);
    }

    private KStream<String, TrainerInput> declarations(KStream<byte[], byte[]> source) {
        return gated(
                source,
                Topic.SERIES,
                SeriesSpec.class,
                (seriesId, spec) -> {
                    RecordGate.sameSeries(seriesId, spec.getSeriesId());
                    return new TrainerInput.Declared(SeriesSpecs.declaration(spec, planner));
                },
                new TrainerInput.Purged());
    }

    private <T extends SpecificRecord> KStream<String, TrainerInput> gated(
            KStream<byte[], byte[]> source,
            Topic topic,
            Class<T> type,
            BiFunction<String, T, TrainerInput> toInput,
            @Nullable TrainerInput deletion) {
        String name = topic.name(settings.topicPrefix());
        RecordGate<T> gate =
                new RecordGate<>(name, serdes.values(type).decoder(), RecordLimit.SERIES);
        return source.process(
                () -> new TrainerGate<>(gate, toInput, deletion),
                Named.as(topic.name("") + "-gate"));
    }

    private void publish(KStream<String, PublishedModel> models, String suffix) {
        for (Topic topic : new Topic[] {Topic.MODELS, Topic.MODEL_HISTORY}) {
            models.to(
                    topic.name(settings.topicPrefix()),
                    Produced.with(
                                    Serdes.String(),
                                    PublishedModel.serde(serdes.values(Model.class).serializer()),
                                    PublishedModel.PARTITIONER)
                            .withName(topic.name("") + suffix));
        }
    }
}
