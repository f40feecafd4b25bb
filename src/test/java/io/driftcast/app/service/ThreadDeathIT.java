package io.driftcast.app.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.driftcast.platform.broker.BrokerOptions;
import io.driftcast.platform.broker.EmbeddedBroker;
import io.driftcast.platform.failure.WorkException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A thread that dies on a real broker, with Kafka's own session timeout of 45 s. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class ThreadDeathIT {

    private static final String TOPIC = "deaths";

    @TempDir Path stateDir;
    private final Queue<String> taken = new ConcurrentLinkedQueue<>();
    private final AtomicInteger deaths = new AtomicInteger();

    private Properties properties(String servers) {
        Properties properties = new Properties();
        properties.putAll(
                Map.of(
                        StreamsConfig.APPLICATION_ID_CONFIG,
                        "mortal",
                        StreamsConfig.BOOTSTRAP_SERVERS_CONFIG,
                        servers,
                        StreamsConfig.STATE_DIR_CONFIG,
                        stateDir.toString(),
                        StreamsConfig.NUM_STREAM_THREADS_CONFIG,
                        1,
                        StreamsConfig.PROCESSING_GUARANTEE_CONFIG,
                        StreamsConfig.EXACTLY_ONCE_V2,
                        StreamsConfig.COMMIT_INTERVAL_MS_CONFIG,
                        100));
        return properties;
    }

    private Topology mortal() {
        StreamsBuilder builder = new StreamsBuilder();
        builder.stream(TOPIC, Consumed.with(Serdes.String(), Serdes.String()))
                .foreach((key, value) -> {
                    if (value.equals("deadly") && deaths.incrementAndGet() == 1) {
                        throw new IllegalStateException("the registry is away");
                    }
                    taken.add(value);
                });
        return builder.build();
    }

    @Test
    void whatComesAfterADeathIsTakenLongBeforeTheSessionRunsOut() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(BrokerOptions.temporary());
                Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()));
                KafkaProducer<String, String> producer =
                        new KafkaProducer<>(
                                Map.of("bootstrap.servers", broker.bootstrapServers()),
                                new StringSerializer(),
                                new StringSerializer())) {
            admin.createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1))).all().get();
            RunningStreams streams =
                    new RunningStreams("mortal", mortal(), properties(broker.bootstrapServers()));
            streams.start();
            producer.send(new ProducerRecord<>(TOPIC, "k", "before")).get();
            await().atMost(Duration.ofSeconds(60)).until(() -> taken.contains("before"));
            await().until(streams::troubles, List::isEmpty);

            producer.send(new ProducerRecord<>(TOPIC, "k", "deadly")).get();
            await().atMost(Duration.ofSeconds(25)).until(() -> taken.contains("deadly"));

            assertThat(taken).containsExactly("before", "deadly");
            assertThat(streams.troubles())
                    .singleElement()
                    .asString()
                    .contains("a thread of mortal died", "the registry is away");
            streams.close(Duration.ofSeconds(10));
        }
    }

    @Test
    void aSecondInstanceInTheSameDirectoryIsToldWhichKeyToChange() {
        StreamsBuilder builder = new StreamsBuilder();
        builder.table(
                TOPIC,
                Consumed.with(Serdes.String(), Serdes.String()),
                Materialized.as(Stores.persistentKeyValueStore("kept")));
        Topology topology = builder.build();
        RunningStreams first = new RunningStreams("mortal", topology, properties("localhost:1"));

        assertThatThrownBy(() -> new RunningStreams("mortal", topology, properties("localhost:1")))
                .isInstanceOf(WorkException.class)
                .hasMessageContaining("state.dir")
                .hasMessageContaining(stateDir.toString());
        first.close(Duration.ofSeconds(10));
    }
}
