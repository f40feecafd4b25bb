package io.driftcast.platform.serde;

import static io.driftcast.platform.serde.Frames.framed;
import static io.driftcast.platform.serde.StubRegistry.UNKNOWN_ID;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.driftcast.avro.Reading;
import io.driftcast.platform.serde.StubRegistry.Answer;
import io.driftcast.platform.serde.StubRegistry.Request;
import io.driftcast.platform.serde.UndecodableRecordException.Reason;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The registry is at fault: never an undecodable record, and always a way forward. */
class RegistryFailureTest {

    private static final byte[] RECORD = framed(7, (byte) 0);

    private final AtomicLong nanoTime = new AtomicLong();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    401 | {"error_code":401,"message":"Unauthorized"} | check basic.auth
                    403 | {"error_code":40301,"message":"Denied"}     | check basic.auth
                    404 | <html>no such page</html>                   | check the path in schema.registry.url
                    404 | {"error_code":404,"message":"Not Found"}    | check the path in schema.registry.url
                    429 | {"error_code":429,"message":"Slow down"}    | fewer requests
                    500 | {"error_code":50001,"message":"Store"}      | look into its log
                    503 | busy                                        | look into its log
                    200 | <html>welcome</html>                        | schema.registry.url
                    200 | {}                                          | schema.registry.url
                    200 | {"status":"up"}                             | schema.registry.url
                    """)
    void anAnswerThatIsNoAnswer(int status, String body, String advice) {
        try (StubRegistry stub = StubRegistry.start(_ -> new Answer(status, body));
                SchemaRegistry registry = connect(stub.url(), Map.of("max.retries", "0"))) {
            AvroSerde<Reading> serde = new AvroSerdes(registry).values(Reading.class);

            assertThatThrownBy(() -> serde.decoder().decode("readings", RECORD))
                    .isInstanceOf(RegistryUnavailableException.class)
                    .isNotInstanceOf(SerializationException.class)
                    .hasMessageContaining(stub.url())
                    .hasMessageContaining("look up schema id 7 of a record on topic readings")
                    .hasMessageContaining(advice);
            assertThatThrownBy(() -> serde.prepare("readings"))
                    .isInstanceOf(RegistryUnavailableException.class)
                    .hasMessageContaining(
                            "register io.driftcast.avro.Reading under subject readings-value")
                    .hasMessageContaining(advice);
        }
    }

    @Test
    void aSlowAnswer() {
        CountDownLatch done = new CountDownLatch(1);
        Function<Request, Answer> never =
                _ -> {
                    try {
                        done.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    return UNKNOWN_ID;
                };
        try (StubRegistry stub = StubRegistry.start(never);
                SchemaRegistry registry =
                        connect(
                                stub.url(),
                                Map.of("max.retries", "0", "http.read.timeout.ms", "50"))) {
            assertThatThrownBy(() -> decode(registry, RECORD))
                    .isInstanceOf(RegistryUnavailableException.class)
                    .hasMessageContaining("no answer in time");
        } finally {
            done.countDown();
        }
    }

    @Test
    void aClosedPortWithCredentialsThatAreNotShown() {
        String authority;
        try (StubRegistry stub = StubRegistry.start(_ -> UNKNOWN_ID)) {
            authority = stub.authority();
        }
        String url = "http://jane:open%20sesame@" + authority;
        try (SchemaRegistry registry = connect(url, Map.of("max.retries", "0"))) {
            assertThatThrownBy(() -> decode(registry, RECORD))
                    .isInstanceOf(RegistryUnavailableException.class)
                    .hasMessageContaining("http://" + authority)
                    .hasMessageContaining("no connection (Connection refused)")
                    .satisfies(error -> assertThat(stackTrace(error)).doesNotContain("sesame"));
        }
    }

    @Test
    void aSecretThatTheServerEchoesIsNotShown() {
        Function<Request, Answer> echo =
                request -> new Answer(403, "{\"message\":\"no: " + request.authorization() + "\"}");
        try (StubRegistry stub = StubRegistry.start(echo);
                SchemaRegistry registry =
                        connect(stub.url(), Map.of("bearer.auth.token", "open.sesame"))) {
            assertThatThrownBy(() -> decode(registry, RECORD))
                    .hasMessageContaining("Bearer ****")
                    .satisfies(error -> assertThat(stackTrace(error)).doesNotContain("sesame"));
        }
    }

    @Test
    void aShortFailureIsRetried() {
        AtomicInteger calls = new AtomicInteger();
        Function<Request, Answer> flaky =
                _ -> calls.incrementAndGet() < 3 ? new Answer(503, "busy") : new Answer(200, id(3));
        try (StubRegistry stub = StubRegistry.start(flaky);
                SchemaRegistry registry = connect(stub.url(), Map.of("retries.wait.ms", "1"))) {
            assertThat(new AvroSerdes(registry).values(Reading.class).prepare("t")).isEqualTo(3);
        }
    }

    @Test
    void theNextCallAfterAFailureAsksAnew() {
        AtomicInteger calls = new AtomicInteger();
        Function<Request, Answer> once =
                _ -> calls.incrementAndGet() == 1 ? new Answer(503, "") : new Answer(200, id(3));
        try (StubRegistry stub = StubRegistry.start(once);
                SchemaRegistry registry = connect(stub.url(), Map.of("max.retries", "0"))) {
            AvroSerde<Reading> serde = new AvroSerdes(registry).values(Reading.class);
            assertThatThrownBy(() -> serde.prepare("t"))
                    .isInstanceOf(RegistryUnavailableException.class);
            assertThat(serde.prepare("t")).isEqualTo(3);
        }
    }

    @Test
    void anUnknownIdIsAskedForAgainOnlyAfterTenSeconds() {
        try (StubRegistry stub = StubRegistry.start(_ -> UNKNOWN_ID);
                SchemaRegistry registry = connect(stub.url(), Map.of())) {
            AvroSerde<Reading> serde = new AvroSerdes(registry).values(Reading.class);
            for (int i = 0; i < 1000; i++) {
                assertUnknown(serde);
            }
            assertThat(stub.requests()).hasSize(1);

            nanoTime.addAndGet(UnusableIds.KEPT_NANOS - 1);
            assertUnknown(serde);
            assertThat(stub.requests()).hasSize(1);

            nanoTime.addAndGet(1);
            assertUnknown(serde);
            assertThat(stub.requests()).hasSize(2);
        }
    }

    @Test
    void theUnknownIdsAreBounded() {
        UnusableIds ids = new UnusableIds(nanoTime::get);
        ids.add(-1, "first");
        for (int id = 0; id < 3 * UnusableIds.LIMIT; id++) {
            ids.add(id, "unknown");
        }
        assertThat(ids.find(-1)).isNull();
        assertThat(ids.find(3 * UnusableIds.LIMIT - 1)).isEqualTo("unknown");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"schemaType\":\"JSON\",\"schema\":\"{}\"}",
                "{\"schemaType\":\"PROTOBUF\",\"schema\":\"message A {}\"}",
                "{\"schema\":\"{\\\"type\\\":\\\"rubbish\\\"}\"}"
            })
    void anIdOfAnotherKindOfSchemaIsTheRecordsFault(String answer) {
        try (StubRegistry stub = StubRegistry.start(_ -> new Answer(200, answer));
                SchemaRegistry registry = connect(stub.url(), Map.of())) {
            AvroSerde<Reading> serde = new AvroSerdes(registry).values(Reading.class);
            for (int i = 0; i < 3; i++) {
                assertThatThrownBy(() -> serde.decoder().decode("readings", RECORD))
                        .isInstanceOf(UndecodableRecordException.class)
                        .hasMessageContaining("not that of an Avro schema");
            }
            assertThat(stub.requests()).hasSize(1);
        }
    }

    @Test
    void aRefusedRegistration() {
        Answer conflict =
                new Answer(
                        409, "{\"error_code\":409,\"message\":\"READER_FIELD_MISSING /fields/3\"}");
        try (StubRegistry stub = StubRegistry.start(_ -> conflict);
                SchemaRegistry registry = connect(stub.url(), Map.of())) {
            AvroSerde<Reading> serde = new AvroSerdes(registry).values(Reading.class);
            assertThatThrownBy(() -> serde.serializer().serialize("readings", Frames.reading()))
                    .isInstanceOf(IncompatibleSchemaException.class)
                    .hasMessageContaining("subject readings-value")
                    .hasMessageContaining("READER_FIELD_MISSING");
        }
    }

    private SchemaRegistry connect(String url, Map<String, String> more) {
        Map<String, String> properties = new HashMap<>(more);
        properties.put("schema.registry.url", url);
        properties.putIfAbsent("http.read.timeout.ms", "20000");
        return SchemaRegistry.connect(RegistrySettings.of(properties), nanoTime::get);
    }

    private static Reading decode(SchemaRegistry registry, byte[] bytes) {
        return new AvroSerdes(registry).values(Reading.class).decoder().decode("readings", bytes);
    }

    private static void assertUnknown(AvroSerde<Reading> serde) {
        assertThatThrownBy(() -> serde.decoder().decode("readings", RECORD))
                .isInstanceOfSatisfying(
                        UndecodableRecordException.class,
                        e -> assertThat(e.reason()).isEqualTo(Reason.UNKNOWN_SCHEMA));
    }

    private static String id(int id) {
        return "{\"id\":" + id + "}";
    }

    private static String stackTrace(Throwable error) {
        java.io.StringWriter text = new java.io.StringWriter();
        error.printStackTrace(new java.io.PrintWriter(text));
        return text.toString();
    }
}
