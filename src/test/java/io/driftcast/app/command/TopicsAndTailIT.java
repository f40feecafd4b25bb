package io.driftcast.app.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.confluent.kafka.serializers.KafkaAvroSerializer;
import io.driftcast.avro.Reading;
import io.driftcast.platform.broker.BrokerOptions;
import io.driftcast.platform.broker.EmbeddedBroker;
import io.driftcast.platform.serde.Topic;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The commands against a real broker; each test has topics under a prefix of its own. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class TopicsAndTailIT {

    private static final String REGISTRY = "mock://topics-and-tail";
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final EmbeddedBroker BROKER = EmbeddedBroker.start(BrokerOptions.temporary());
    private static final Map<String, Object> CLIENT =
            Map.of("bootstrap.servers", BROKER.bootstrapServers());

    private static KafkaProducer<String, byte[]> producer;

    @BeforeAll
    static void openProducer() {
        producer = new KafkaProducer<>(CLIENT, new StringSerializer(), new ByteArraySerializer());
    }

    @AfterAll
    static void close() {
        producer.close();
        BROKER.close();
    }

    private static CommandRun run(String prefix, String... arguments) {
        List<String> all = new ArrayList<>(Arrays.asList(arguments));
        all.addAll(
                List.of(
                        "-b",
                        BROKER.bootstrapServers(),
                        "--schema-registry",
                        REGISTRY,
                        "--set",
                        "topics.prefix=" + prefix));
        return CommandRun.of(all.toArray(String[]::new));
    }

    private static byte[] reading(String topic, double value) {
        try (KafkaAvroSerializer serializer = new KafkaAvroSerializer()) {
            serializer.configure(Map.of("schema.registry.url", REGISTRY), false);
            GenericRecord reading =
                    new GenericRecordBuilder(Reading.getClassSchema())
                            .set("series_id", "meter")
                            .set("observed_at", 0L)
                            .set("value", value)
                            .build();
            return serializer.serialize(topic, reading);
        }
    }

    private static void send(String topic, String key, byte[] value) throws Exception {
        producer.send(new ProducerRecord<>(topic, 0, 1_000L, key, value)).get();
    }

    private static void create(NewTopic... topics) throws Exception {
        try (Admin admin = Admin.create(CLIENT)) {
            admin.createTopics(List.of(topics)).all().get();
            List<String> names = Arrays.stream(topics).map(NewTopic::name).toList();
            await().until(() -> admin.listTopics().names().get().containsAll(names));
        }
    }

    @Test
    void createMakesEveryTopicOnceAndTheListShowsThem() throws Exception {
        CommandRun before = run("a.", "topics", "--format", "json");
        CommandRun created =
                run("a.", "topics", "--create", "--format", "json", "--set", "topics.partitions=3");
        CommandRun again = run("a.", "topics", "--create");

        assertThat(before.code()).isZero();
        assertThat(MAPPER.readTree(before.out()).findValuesAsText("exists"))
                .hasSize(Topic.values().length)
                .containsOnly("false");
        assertThat(created.code()).as(created.err()).isZero();
        JsonNode topics = MAPPER.readTree(created.out()).path("topics");
        assertThat(topics.findValuesAsText("partitions")).containsOnly("3");
        for (JsonNode topic : topics) {
            switch (topic.path("topic").asText()) {
                case "a.series", "a.models" ->
                        assertThat(topic.path("cleanup_policy").asText()).isEqualTo("compact");
                case "a.model-history" ->
                        assertThat(topic.path("retention_ms").asLong()).isEqualTo(-1);
                default -> assertThat(topic.path("cleanup_policy").asText()).isEqualTo("delete");
            }
        }
        assertThat(again.code()).isZero();
        assertThat(again.err()).isEmpty();
        assertThat(again.outLines())
                .hasSize(Topic.values().length + 1)
                .first()
                .asString()
                .matches("TOPIC +EXISTS +PARTITIONS +REPLICATION +CLEANUP +KEPT");
        assertThat(again.out()).containsPattern("a.model-history +yes +3 +1 +delete +for ever");
    }

    @Test
    void missingTopicsGetThePartitionCountOfTheInputsThatExist() throws Exception {
        create(new NewTopic("b.readings", 6, (short) 1));

        CommandRun created = run("b.", "topics", "--create", "--format", "json");

        assertThat(created.code()).isZero();
        assertThat(MAPPER.readTree(created.out()).findValuesAsText("partitions")).containsOnly("6");
    }

    @Test
    void topicsThatDoNotFitAreRefusedAndNothingIsMade() throws Exception {
        create(
                new NewTopic("c.readings", 2, (short) 1),
                new NewTopic("c.series", 3, (short) 1)
                        .configs(Map.of("cleanup.policy", "compact")));

        CommandRun created = run("c.", "topics", "--create");
        CommandRun listed = run("c.", "topics");

        assertThat(created.code()).isEqualTo(1);
        assertThat(created.out()).isEmpty();
        assertThat(created.errLines())
                .singleElement()
                .asString()
                .contains(
                        "no topic was made",
                        "c.readings has 2 partitions",
                        "c.series has 3 partitions");
        assertThat(listed.code()).isZero();
        assertThat(listed.out()).containsPattern("c.models +no");
        assertThat(listed.err()).contains("problem: c.readings has 2 partitions");
    }

    @Test
    void aPolicyThatLosesRecordsIsAProblemEitherWay() throws Exception {
        create(
                new NewTopic("g.dead-letters", 1, (short) 1)
                        .configs(Map.of("cleanup.policy", "compact")),
                new NewTopic("g.model-history", 1, (short) 1)
                        .configs(Map.of("cleanup.policy", "compact,delete")),
                new NewTopic("g.series", 1, (short) 1));

        CommandRun listed = run("g.", "topics");
        CommandRun created = run("g.", "topics", "--create");

        assertThat(listed.err())
                .contains(
                        "problem: g.dead-letters is compacted: set cleanup.policy=delete",
                        "problem: g.model-history is compacted",
                        "problem: g.series is not compacted: set cleanup.policy=compact");
        assertThat(created.code()).isEqualTo(1);
        assertThat(created.err()).contains("no topic was made: g.series is not compacted");
    }

    @Test
    void createSetsEveryPolicyWhateverTheClustersDefault() throws Exception {
        run("h.", "topics", "--create");

        try (Admin admin = Admin.create(CLIENT)) {
            Set<String> names =
                    Arrays.stream(Topic.values())
                            .map(topic -> topic.name("h."))
                            .collect(Collectors.toSet());
            await().until(() -> admin.listTopics().names().get().containsAll(names));
            for (Topic topic : Topic.values()) {
                ConfigResource resource =
                        new ConfigResource(ConfigResource.Type.TOPIC, topic.name("h."));
                Config config =
                        Objects.requireNonNull(
                                admin.describeConfigs(List.of(resource)).all().get().get(resource));
                ConfigEntry policy = config.get("cleanup.policy");
                assertThat(policy.source())
                        .as(topic.name("h."))
                        .isEqualTo(ConfigEntry.ConfigSource.DYNAMIC_TOPIC_CONFIG);
            }
        }
    }

    @Test
    void tailShowsDecodedRecordsOfAKeyAndGoesOnAfterBytesThatAreNoAvro() throws Exception {
        create(new NewTopic("d.readings", 1, (short) 1));
        send("d.readings", "other", reading("d.readings", 1));
        send("d.readings", "meter", reading("d.readings", 2.5));
        send("d.readings", "meter", "no avro".getBytes(StandardCharsets.UTF_8));
        send("d.readings", "meter", reading("d.readings", 3.5));

        String[] call = {"tail", "readings", "--from-beginning", "--key", "meter", "--max", "3"};
        List<String> json = new ArrayList<>(Arrays.asList(call));
        json.addAll(List.of("--format", "json"));
        CommandRun lines = run("d.", json.toArray(String[]::new));
        CommandRun table = run("d.", call);

        assertThat(lines.code()).as(lines.err()).isZero();
        assertThat(lines.outLines()).hasSize(3);
        assertThat(lines.outLines().getFirst())
                .isEqualTo(
                        "{\"topic\":\"d.readings\",\"partition\":0,\"offset\":1,"
                                + "\"timestamp\":\"1970-01-01T00:00:01Z\",\"key\":\"meter\","
                                + "\"value\":{\"series_id\":\"meter\","
                                + "\"observed_at\":\"1970-01-01T00:00:00Z\",\"value\":2.5,"
                                + "\"unit\":null,\"attributes\":{}}}");
        JsonNode undecodable = MAPPER.readTree(lines.outLines().get(1));
        assertThat(undecodable.path("value_base64").binaryValue())
                .isEqualTo("no avro".getBytes(StandardCharsets.UTF_8));
        assertThat(undecodable.path("error").asText()).isNotEmpty();
        assertThat(table.outLines())
                .hasSize(3)
                .last()
                .asString()
                .startsWith("1970-01-01T00:00:01Z  0:3  meter  series_id=meter")
                .contains("value=3.5");
    }

    @Test
    void tailShowsDeadLettersWithTheirHeaders() throws Exception {
        create(new NewTopic("e.dead-letters", 1, (short) 1));
        ProducerRecord<String, byte[]> letter =
                new ProducerRecord<>("e.dead-letters", "meter", new byte[] {1, 2});
        letter.headers().add("driftcast.reason", "UNDECODABLE".getBytes(StandardCharsets.UTF_8));
        producer.send(letter).get();

        CommandRun run =
                run(
                        "e.",
                        "tail",
                        "e.dead-letters",
                        "--from-beginning",
                        "--max",
                        "1",
                        "--format",
                        "json");

        JsonNode shown = MAPPER.readTree(run.out());
        assertThat(shown.at("/headers/driftcast.reason").asText()).isEqualTo("UNDECODABLE");
        assertThat(shown.path("value_base64").asText()).isEqualTo("AQI=");
        assertThat(shown.has("error")).isFalse();
    }

    @Test
    void tailOfATopicThatDoesNotExistSaysWhatToDo() {
        CommandRun run = run("f.", "tail", "forecasts");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err())
                .isEqualToIgnoringNewLines(
                        "driftcast: f.forecasts does not exist: make it with `driftcast topics"
                                + " --create`");
    }

    @Test
    void aModelOfTextsIsPublishedToEveryPartition(@TempDir Path directory) throws Exception {
        run("p.", "topics", "--create", "--set", "topics.partitions=3");
        StringBuilder texts = new StringBuilder("text\tlabel\n");
        for (int i = 0; i < 30; i++) {
            texts.append("the door is open %s\tdoor\nthe pipe leaks %s\twater\n".formatted(i, i));
        }
        Path file = Files.writeString(directory.resolve("texts.tsv"), texts);
        Path model = directory.resolve("texts.model");
        CommandRun trained =
                CommandRun.of(
                        "train",
                        "text",
                        file.toString(),
                        "--model",
                        "average",
                        "--no-curve",
                        "--out",
                        model.toString());
        assertThat(trained.code()).as(trained.err()).isZero();

        CommandRun published =
                run(
                        "p.",
                        "models",
                        "publish",
                        model.toString(),
                        "--id",
                        "global/home",
                        "--format",
                        "json");
        CommandRun wrong = run("p.", "models", "publish", model.toString(), "--id", "series/x");

        assertThat(published.code()).as(published.err()).isZero();
        JsonNode document = MAPPER.readTree(published.out());
        assertThat(document.path("records").asInt()).isEqualTo(3);
        assertThat(document.path("model_id").asText()).isEqualTo("global/home");
        try (Admin admin = Admin.create(CLIENT)) {
            for (int partition = 0; partition < 3; partition++) {
                TopicPartition of = new TopicPartition("p.models", partition);
                assertThat(
                                admin.listOffsets(Map.of(of, OffsetSpec.latest()))
                                        .partitionResult(of)
                                        .get()
                                        .offset())
                        .as("the record and the end of its transaction")
                        .isEqualTo(2);
            }
        }
        assertThat(wrong.code()).isEqualTo(2);
        assertThat(wrong.err()).contains("--id series/x");
    }
}
