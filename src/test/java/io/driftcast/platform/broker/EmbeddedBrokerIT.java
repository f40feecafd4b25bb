package io.driftcast.platform.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 2, unit = TimeUnit.MINUTES)
class EmbeddedBrokerIT {

    private static final String TOPIC = "letters";
    private static final TopicPartition PARTITION = new TopicPartition(TOPIC, 0);

    @Test
    void aKeptDirectoryComesBackWithItsCommittedRecords(@TempDir Path directory) throws Exception {
        BrokerOptions options = BrokerOptions.keptIn(directory);
        String clusterId;
        try (EmbeddedBroker broker = EmbeddedBroker.start(options)) {
            clusterId = createTopic(broker);
            try (KafkaProducer<String, String> producer = producer(broker)) {
                producer.initTransactions();
                send(producer, true, "a", "b");
                send(producer, false, "aborted");
                assertThat(read(broker, 2)).containsExactly("a", "b");
            }
        }
        assertThat(directory).exists();

        try (EmbeddedBroker broker = EmbeddedBroker.start(options)) {
            try (Admin admin = admin(broker)) {
                assertThat(admin.describeCluster().clusterId().get()).isEqualTo(clusterId);
            }
            try (KafkaProducer<String, String> producer = producer(broker)) {
                producer.initTransactions();
                send(producer, true, "c");
            }
            assertThat(read(broker, 3)).containsExactly("a", "b", "c");
        }
    }

    @Test
    void aTemporaryDirectoryIsGoneAfterTheStopAndASecondCloseDoesNothing() {
        EmbeddedBroker broker = EmbeddedBroker.start(BrokerOptions.temporary());
        assertThat(broker.directory()).isNotEmptyDirectory();
        assertThat(broker.bootstrapServers()).isEqualTo("127.0.0.1:" + broker.port());

        broker.close();
        broker.close();

        assertThat(broker.directory()).doesNotExist();
    }

    @Test
    void aTakenPortIsNamed() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            BrokerOptions options = BrokerOptions.temporary().withPort(taken.getLocalPort());

            assertThatThrownBy(() -> EmbeddedBroker.start(options))
                    .isInstanceOf(BrokerStartException.class)
                    .hasMessage(
                            "port %d on 127.0.0.1 is in use: stop what listens there or choose"
                                    + " another port",
                            taken.getLocalPort());
        }
    }

    @Test
    void aDirectoryInUseIsRefusedAndTheFirstBrokerStays(@TempDir Path directory) throws Exception {
        BrokerOptions options = BrokerOptions.keptIn(directory);
        try (EmbeddedBroker first = EmbeddedBroker.start(options)) {
            assertThatThrownBy(() -> EmbeddedBroker.start(options))
                    .isInstanceOf(BrokerStartException.class)
                    .hasMessage(
                            "another broker works in %s: stop it or choose another directory",
                            directory);
            assertThat(createTopic(first)).isNotEmpty();
        }
    }

    @Test
    void aProcessStopsOnSigtermWithinSecondsAndIsSilentOnStandardError(@TempDir Path directory)
            throws Exception {
        Path errors = directory.resolve("stderr");
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                "--enable-native-access=ALL-UNNAMED",
                                "--sun-misc-unsafe-memory-access=allow",
                                BrokerProcess.class.getName())
                        .redirectError(errors.toFile())
                        .start();
        try (var output = process.inputReader(StandardCharsets.UTF_8)) {
            String ready = Optional.ofNullable(output.readLine()).orElse("");
            assertThat(ready).as(Files.readString(errors)).contains(" ");
            Path logs = Path.of(ready.substring(ready.indexOf(' ') + 1));
            assertThat(logs).isNotEmptyDirectory();

            process.destroy();

            assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
            assertThat(logs).doesNotExist();
            assertThat(Files.readString(errors)).isEmpty();
        } finally {
            process.destroyForcibly();
        }
    }

    private static String createTopic(EmbeddedBroker broker)
            throws ExecutionException, InterruptedException {
        try (Admin admin = admin(broker)) {
            admin.createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1))).all().get();
            return admin.describeCluster().clusterId().get();
        }
    }

    private static Admin admin(EmbeddedBroker broker) {
        return Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()));
    }

    private static KafkaProducer<String, String> producer(EmbeddedBroker broker) {
        return new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        broker.bootstrapServers(),
                        "transactional.id",
                        "letters-writer"),
                new StringSerializer(),
                new StringSerializer());
    }

    private static void send(
            KafkaProducer<String, String> producer, boolean commit, String... letters) {
        producer.beginTransaction();
        for (String letter : letters) {
            var _ = producer.send(new ProducerRecord<>(TOPIC, 0, "k", letter));
        }
        producer.flush();
        if (commit) {
            producer.commitTransaction();
        } else {
            producer.abortTransaction();
        }
    }

    private static List<String> read(EmbeddedBroker broker, int count) {
        List<String> letters = new ArrayList<>();
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(
                        Map.of(
                                "bootstrap.servers",
                                broker.bootstrapServers(),
                                "isolation.level",
                                "read_committed"),
                        new StringDeserializer(),
                        new StringDeserializer())) {
            consumer.assign(List.of(PARTITION));
            consumer.seekToBeginning(List.of(PARTITION));
            while (letters.size() < count) {
                for (ConsumerRecord<String, String> letter :
                        consumer.poll(Duration.ofMillis(200))) {
                    letters.add(letter.value());
                }
            }
        }
        return letters;
    }
}
