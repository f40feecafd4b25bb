package io.driftcast.stream.topology.gate;

import static io.driftcast.stream.topology.ForecastHarness.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import io.driftcast.avro.Reading;
import io.driftcast.platform.serde.Topic;
import io.driftcast.stream.topology.ForecastHarness;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever cannot be taken reaches the dead letters with its bytes whole, and nothing else does.
 */
class DeadLettersTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    @TempDir Path stateDir;
    private ForecastHarness harness;

    @BeforeEach
    void start() {
        harness = new ForecastHarness(stateDir, NOW);
    }

    @AfterEach
    void stop() {
        harness.close();
    }

    @Test
    void undecodableBytes() {
        assertRejected(utf8("s"), new byte[] {7, 1, 2, 3}, "undecodable");
    }

    @Test
    void truncatedRecord() {
        byte[] whole = reading("s", NOW, 1.0, Map.of());
        byte[] half = java.util.Arrays.copyOf(whole, whole.length / 2);
        assertRejected(utf8("s"), half, "undecodable");
    }

    @Test
    void notANumber() {
        assertRejected(utf8("s"), reading("s", NOW, Double.NaN, Map.of()), "not-finite");
    }

    @Test
    void infiniteValue() {
        assertRejected(
                utf8("s"), reading("s", NOW, Double.NEGATIVE_INFINITY, Map.of()), "not-finite");
    }

    @Test
    void aValueWhoseSquareIsInfinite() {
        assertRejected(utf8("s"), reading("s", NOW, 1e200, Map.of()), "too-large");
    }

    @Test
    void theLargestNegativeDouble() {
        assertRejected(utf8("s"), reading("s", NOW, -Double.MAX_VALUE, Map.of()), "too-large");
    }

    @Test
    void theLargestValuesThatAreTakenAreForecast() {
        for (int minute = 0; minute < 60; minute++) {
            double value = minute % 2 == 0 ? 1e100 : -1e100;
            harness.reading("s", NOW.minus(Duration.ofMinutes(60 - minute)), value);
        }
        assertThat(harness.deadLetters()).isEmpty();
        assertThat(harness.forecasts()).hasSize(60);
    }

    @Test
    void aSumBeyondTheLargestValueIsMissing() {
        harness.spec(
                io.driftcast.avro.SeriesSpec.newBuilder()
                        .setSeriesId("s")
                        .setInterval("PT1M")
                        .setReadingsPerStep(2)
                        .setAggregation(io.driftcast.avro.Aggregation.SUM)
                        .build());
        for (int second = 0; second < 1200; second += 30) {
            double value = second < 600 ? 1 : 1e100;
            harness.reading("s", NOW.minusSeconds(1200 - second), value);
        }
        assertThat(harness.observations())
                .extracting(io.driftcast.avro.Observation::getValue)
                .containsOnly(2.0, null);
    }

    @Test
    void timeBeforeTheYear1700() {
        Instant tooEarly = Instant.parse("1699-12-31T23:59:59Z");
        assertRejected(utf8("s"), reading("s", tooEarly, 1.0, Map.of()), "time-out-of-range");
    }

    @Test
    void nullKey() {
        assertRejected(null, reading("s", NOW, 1.0, Map.of()), "null-key");
    }

    @Test
    void keyThatIsNotUtf8() {
        byte[] key = {(byte) 0xff, (byte) 0xfe};
        assertRejected(key, reading("s", NOW, 1.0, Map.of()), "undecodable");
    }

    @Test
    void nullValue() {
        assertRejected(utf8("s"), null, "null-value");
    }

    @Test
    void keyOfAnotherSeries() {
        assertRejected(utf8("t"), reading("s", NOW, 1.0, Map.of()), "key-mismatch");
    }

    @Test
    void attributesThatMakeTheRecordTooLarge() {
        Map<String, String> attributes = Map.of("note", "x".repeat(17_000));
        assertRejected(utf8("s"), reading("s", NOW, 1.0, attributes), "oversized");
    }

    @Test
    void farFuture() {
        Instant future = NOW.plus(Duration.ofHours(2));
        assertRejected(utf8("s"), reading("s", future, 1.0, Map.of()), "far-future");
    }

    @Test
    void anInvalidSpecNamesEveryProblem() {
        io.driftcast.avro.SeriesSpec spec =
                io.driftcast.avro.SeriesSpec.newBuilder()
                        .setSeriesId("s")
                        .setInterval("ten minutes")
                        .setHorizon(0)
                        .build();
        harness.spec(spec);
        assertThat(header(only(harness.deadLetters()), "__streams.errors.message"))
                .contains("interval")
                .contains("horizon");
    }

    @Test
    void aSpecWithAnUnknownModelIsRejectedWithTheNamesOfThoseThereAre() {
        harness.spec(
                io.driftcast.avro.SeriesSpec.newBuilder()
                        .setSeriesId("s")
                        .setModels(List.of("naive", "oracle"))
                        .build());
        assertThat(header(only(harness.deadLetters()), "__streams.errors.message"))
                .contains("'oracle'")
                .contains("snaive");
    }

    @Test
    void readingsAroundARejectedOneAreTaken() {
        for (int minute = 0; minute < 30; minute++) {
            harness.reading("s", NOW.minus(Duration.ofMinutes(60 - minute)), 1.0 + minute);
            harness.raw(Topic.READINGS, utf8("s"), new byte[] {9});
        }
        assertThat(harness.deadLetters()).hasSize(30);
        assertThat(harness.observations()).hasSize(30);
        assertThat(harness.metrics.meter("driftcast.dead_letters[reason=undecodable]").getCount())
                .isEqualTo(30);
    }

    @Test
    void readingsOfAJumpThatIsNotConfirmedAreSentWhole() {
        for (int minute = 0; minute < 30; minute++) {
            harness.reading("s", NOW.minus(Duration.ofDays(3)).plusSeconds(60L * minute), 1.0);
        }
        Instant jumped = NOW.minus(Duration.ofDays(1));
        byte[] jump = reading("s", jumped, 5.0, Map.of("a", "b"));
        harness.raw(Topic.READINGS, utf8("s"), jump);
        assertThat(harness.deadLetters()).isEmpty();

        harness.reading("s", NOW.minus(Duration.ofDays(3)).plusSeconds(60L * 30), 1.0);

        TestRecord<byte[], byte[]> letter = only(harness.deadLetters());
        assertThat(letter.value()).isEqualTo(jump);
        assertThat(letter.key()).isEqualTo(utf8("s"));
        assertThat(header(letter, "driftcast.reason")).isEqualTo("unconfirmed-jump");
        assertThat(header(letter, "__streams.errors.offset")).isEqualTo("30");
    }

    private void assertRejected(byte @Nullable [] key, byte @Nullable [] value, String reason) {
        Instant ingest = harness.ingest();
        harness.raw(Topic.READINGS, key, value);
        TestRecord<byte[], byte[]> letter = only(harness.deadLetters());
        assertThat(letter.key()).isEqualTo(key);
        assertThat(letter.value()).isEqualTo(value);
        assertThat(letter.getRecordTime()).isEqualTo(ingest);
        assertThat(header(letter, "driftcast.reason")).isEqualTo(reason);
        assertThat(header(letter, "__streams.errors.topic")).isEqualTo("driftcast.readings");
        assertThat(header(letter, "__streams.errors.partition")).isEqualTo("0");
        assertThat(header(letter, "__streams.errors.offset")).isEqualTo("0");
        assertThat(header(letter, "__streams.errors.message")).isNotBlank();
        assertThat(harness.observations()).isEmpty();
    }

    private byte[] reading(
            String series, Instant observedAt, Double value, Map<String, String> attributes) {
        return harness.bytes(
                Topic.READINGS,
                Reading.class,
                new Reading(series, observedAt, value, null, attributes));
    }

    private static TestRecord<byte[], byte[]> only(List<TestRecord<byte[], byte[]>> letters) {
        assertThat(letters).hasSize(1);
        return letters.getFirst();
    }

    private static String header(TestRecord<byte[], byte[]> letter, String name) {
        return new String(letter.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
