package io.driftcast.app.demo;

import io.driftcast.app.service.TextModelPublisher;
import io.driftcast.avro.Forecast;
import io.driftcast.avro.Model;
import io.driftcast.avro.Observation;
import io.driftcast.avro.Reading;
import io.driftcast.avro.SeriesSpec;
import io.driftcast.avro.TextEvent;
import io.driftcast.avro.TextScore;
import io.driftcast.bytes.ModelImage;
import io.driftcast.data.ReadingSource;
import io.driftcast.edge.feed.Pacer;
import io.driftcast.edge.feed.ReadingSender;
import io.driftcast.edge.feed.Replay;
import io.driftcast.edge.feed.ReplayListener;
import io.driftcast.edge.feed.ReplaySpeed;
import io.driftcast.edge.query.SeriesBoard;
import io.driftcast.edge.query.TextBoard;
import io.driftcast.edge.query.TopicFollower;
import io.driftcast.platform.admin.GroupProgress;
import io.driftcast.platform.config.DriftcastConfig;
import io.driftcast.platform.serde.AvroSerdes;
import io.driftcast.platform.serde.Topic;
import io.driftcast.platform.serde.UndecodableRecordException;
import io.driftcast.stream.scoring.TextModelRelease;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * The topics of a running installation from outside, as a user's own programs would see them:
 * declares series, sends readings, and follows what comes back.
 */
final class DemoSession implements AutoCloseable {

    private static final List<Topic> FOLLOWED =
            List.of(
                    Topic.READINGS,
                    Topic.OBSERVATIONS,
                    Topic.MODELS,
                    Topic.FORECASTS,
                    Topic.TEXT_EVENTS,
                    Topic.TEXT_SCORES,
                    Topic.DEAD_LETTERS);

    private final DriftcastConfig config;
    private final AvroSerdes serdes;
    private final SeriesBoard board = new SeriesBoard();
    private final TextBoard texts = new TextBoard();
    private final Admin admin;
    private final GroupProgress progress;
    private final ReadingSender sender;
    private final TopicFollower follower;

    DemoSession(DriftcastConfig config, AvroSerdes serdes) {
        this.config = config;
        this.serdes = serdes;
        Map<String, Object> kafka = new HashMap<>(config.kafka());
        admin = Admin.create(kafka);
        progress = new GroupProgress(admin);
        sender =
                ReadingSender.connect(
                        kafka, serdes.values(Reading.class).serializer(), name(Topic.READINGS));
        follower =
                new TopicFollower(
                        config.kafka(), FOLLOWED.stream().map(this::name).toList(), this::show);
    }

    SeriesBoard board() {
        return board;
    }

    TextBoard texts() {
        return texts;
    }

    private String name(Topic topic) {
        return topic.name(config.topics().prefix());
    }

    private void show(ConsumerRecord<byte[], byte[]> record) {
        String topic = record.topic();
        try {
            if (topic.equals(name(Topic.DEAD_LETTERS))) {
                board.deadLetter();
            } else if (record.value() == null) {
                return;
            } else if (topic.equals(name(Topic.READINGS))) {
                board.reading(serdes.values(Reading.class).decoder().decode(topic, record.value()));
            } else if (topic.equals(name(Topic.OBSERVATIONS))) {
                board.observation(
                        serdes.values(Observation.class).decoder().decode(topic, record.value()));
            } else if (topic.equals(name(Topic.MODELS))) {
                board.model(serdes.values(Model.class).decoder().decode(topic, record.value()));
            } else if (topic.equals(name(Topic.TEXT_EVENTS))) {
                texts.event(serdes.values(TextEvent.class).decoder().decode(topic, record.value()));
            } else if (topic.equals(name(Topic.TEXT_SCORES))) {
                texts.score(serdes.values(TextScore.class).decoder().decode(topic, record.value()));
            } else {
                board.forecast(
                        serdes.values(Forecast.class).decoder().decode(topic, record.value()));
            }
        } catch (UndecodableRecordException e) {
            throw new IllegalStateException(
                    String.format(
                            Locale.ROOT,
                            "%s-%d@%d: %s",
                            topic,
                            record.partition(),
                            record.offset(),
                            e.getMessage()),
                    e);
        }
    }

    /** Publishes what is known of the series beforehand. */
    void declare(List<SeriesSpec> specs) {
        try (KafkaProducer<String, SeriesSpec> producer =
                new KafkaProducer<>(
                        new HashMap<>(config.kafka()),
                        new StringSerializer(),
                        serdes.values(SeriesSpec.class).serializer())) {
            for (SeriesSpec spec : specs) {
                Future<RecordMetadata> _ =
                        producer.send(
                                new ProducerRecord<>(name(Topic.SERIES), spec.getSeriesId(), spec));
            }
            producer.flush();
        }
    }

    /** Publishes a model of texts. */
    void publish(ModelImage image, TextModelRelease release) {
        TextModelPublisher.publish(
                config.kafka(),
                serdes.values(Model.class).serializer(),
                name(Topic.MODELS),
                image,
                release);
    }

    /** Sends texts, evenly over some time; returns when the brokers have all of them. */
    void sendTexts(List<TextEvent> events, Duration over) throws InterruptedException {
        try (KafkaProducer<String, TextEvent> producer =
                new KafkaProducer<>(
                        new HashMap<>(config.kafka()),
                        new StringSerializer(),
                        serdes.values(TextEvent.class).serializer())) {
            for (TextEvent event : events) {
                Future<RecordMetadata> _ =
                        producer.send(
                                new ProducerRecord<>(
                                        name(Topic.TEXT_EVENTS), event.getSource(), event));
                Thread.sleep(over.dividedBy(events.size()));
            }
            producer.flush();
        }
    }

    /** Waits until the score application has taken all models in. */
    void awaitTextModel(Await await) throws InterruptedException {
        Map<TopicPartition, Long> published = ends(Topic.MODELS);
        await.until("the classifier is being read", () -> follower.hasReached(published));
        await.until(
                "the classifier is being taken in",
                () ->
                        progress.hasCommitted(
                                config.scoreApplicationId(),
                                follower.recordEnds(name(Topic.MODELS))));
    }

    /** Waits until so many texts have a score. */
    void awaitScores(Await await, int count) throws InterruptedException {
        await.until("the texts are being scored", () -> texts.rows().size() >= count);
    }

    /** Sends one part of the feed; returns when the brokers have all of it. */
    void send(ReadingSource source) {
        try (source) {
            new Replay(sender, ReplaySpeed.FULL, Pacer.SYSTEM, ReplayListener.SILENT).run(source);
        }
    }

    /**
     * Waits until the forecast application has worked through all readings, and everything it and
     * the trainer have said so far is on the board.
     */
    void awaitProcessed(Await await) throws InterruptedException {
        Map<TopicPartition, Long> readings = ends(Topic.READINGS);
        await.until(
                "the readings are being processed",
                () -> progress.hasCommitted(config.forecastApplicationId(), readings));
        Map<TopicPartition, Long> outputs = ends(FOLLOWED.toArray(Topic[]::new));
        await.until("the outputs are being read", () -> follower.hasReached(outputs));
    }

    /**
     * Waits until every series that is long enough has a model as new as its history asks for, and
     * the forecast application has taken the models in.
     */
    void awaitModels(Await await) throws InterruptedException {
        await.until(
                "the models are being fitted",
                () ->
                        board.awaitingModel(config.train().minSteps(), config.train().growth())
                                .isEmpty());
        await.until(
                "the models are being taken in",
                () ->
                        progress.hasCommitted(
                                config.forecastApplicationId(),
                                follower.recordEnds(name(Topic.MODELS))));
    }

    private Map<TopicPartition, Long> ends(Topic... topics) throws InterruptedException {
        Map<TopicPartition, OffsetSpec> wanted = new HashMap<>();
        for (Topic topic : topics) {
            for (int partition = 0; partition < config.topics().partitions(); partition++) {
                wanted.put(new TopicPartition(name(topic), partition), OffsetSpec.latest());
            }
        }
        try {
            Map<TopicPartition, Long> ends = new HashMap<>();
            admin.listOffsets(wanted)
                    .all()
                    .get()
                    .forEach((partition, info) -> {
                        if (info.offset() > 0) {
                            ends.put(partition, info.offset());
                        }
                    });
            return ends;
        } catch (ExecutionException e) {
            throw new IllegalStateException(
                    "cannot read the ends of the topics: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        follower.close();
        sender.close();
        admin.close();
    }
}
