package io.driftcast.stream.topology;

import io.driftcast.avro.Model;
import io.driftcast.avro.ModelActivation;
import io.driftcast.avro.TextEvent;
import io.driftcast.avro.TextScore;
import io.driftcast.platform.metrics.StreamMeters;
import io.driftcast.platform.serde.AvroSerdes;
import io.driftcast.platform.serde.Topic;
import io.driftcast.stream.scoring.TextModelLoader;
import io.driftcast.stream.store.ScoreStores;
import io.driftcast.stream.topology.gate.IngestTime;
import io.driftcast.stream.topology.score.ScoreLayout;
import io.driftcast.stream.topology.score.ScoreOutputs;
import io.driftcast.stream.topology.score.ScoreProcessor;
import io.driftcast.stream.topology.score.ScoreSettings;
import io.driftcast.stream.topology.score.TextActivation;
import io.driftcast.stream.topology.score.TextGate;
import io.driftcast.stream.topology.score.TextModelGate;
import java.time.InstantSource;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.AutoOffsetReset;
import org.apache.kafka.streams.Topology;

/** Texts and models of texts in; scores and activations out. */
public final class ScoreTopology {

    private static final String SCORING = "text-to-score";

    private final ScoreSettings settings;
    private final AvroSerdes serdes;
    private final TextModelLoader loader;
    private final InstantSource clock;
    private final StreamMeters meters;

    /**
     * @param serdes how records are read and written
     * @param loader what makes classifiers of models
     */
    public ScoreTopology(
            ScoreSettings settings,
            AvroSerdes serdes,
            TextModelLoader loader,
            StreamMeters meters) {
        this(settings, serdes, loader, InstantSource.system(), meters);
    }

    /**
     * @param clock what records' times are measured against
     */
    ScoreTopology(
            ScoreSettings settings,
            AvroSerdes serdes,
            TextModelLoader loader,
            InstantSource clock,
            StreamMeters meters) {
        this.settings = settings;
        this.serdes = serdes;
        this.loader = loader;
        this.clock = clock;
        this.meters = meters;
    }

    /** The topology, every operator and store of it named. */
    public Topology build() {
        Topology topology = new Topology();
        addSource(topology, Topic.TEXT_EVENTS, new IngestTime(settings.maxAge(), clock, meters));
        addSource(topology, Topic.MODELS, IngestTime.ofAnyAge(clock, meters));
        TextGate texts =
                new TextGate(name(Topic.TEXT_EVENTS), serdes.values(TextEvent.class).decoder());
        TextModelGate models =
                new TextModelGate(name(Topic.MODELS), serdes.values(Model.class).decoder());
        topology.addProcessor(
                SCORING,
                () ->
                        new ScoreProcessor(
                                settings, texts, name(Topic.MODELS), models, loader, meters),
                source(Topic.TEXT_EVENTS),
                source(Topic.MODELS));
        ScoreStores.addTo(topology, SCORING);
        addScores(topology, ScoreOutputs.SCORES, Topic.TEXT_SCORES);
        addScores(topology, ScoreOutputs.SHADOW_SCORES, Topic.SHADOW_SCORES);
        topology.addSink(
                ScoreOutputs.ACTIVATIONS,
                name(Topic.MODEL_ACTIVATIONS),
                new StringSerializer(),
                TextActivation.serializer(serdes.values(ModelActivation.class).serializer()),
                TextActivation.PARTITIONER,
                SCORING);
        return topology;
    }

    private void addSource(Topology topology, Topic topic, IngestTime time) {
        topology.addSource(
                AutoOffsetReset.earliest(),
                source(topic),
                time,
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer(),
                name(topic));
    }

    private void addScores(Topology topology, String sink, Topic topic) {
        topology.addSink(
                sink,
                name(topic),
                new StringSerializer(),
                serdes.values(TextScore.class, new ScoreLayout()),
                SCORING);
    }

    private static String source(Topic topic) {
        return "from-" + topic.name("");
    }

    private String name(Topic topic) {
        return topic.name(settings.topicPrefix());
    }
}
