package io.driftcast.stream.topology.gate;

import static io.driftcast.stream.topology.ForecastHarness.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import io.driftcast.avro.Model;
import io.driftcast.avro.ModelRole;
import io.driftcast.avro.Reading;
import io.driftcast.avro.SeriesSpec;
import io.driftcast.platform.serde.Topic;
import io.driftcast.series.Limits;
import io.driftcast.stream.topology.ForecastHarness;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A record as large as a producer sends makes a dead letter that can be written, and no more. */
class OversizedRecordsTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    /** What a default producer and a default broker take. */
    private static final int KAFKA_BYTES = 1 << 20;

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
    void garbageOfNearlyAMegabyteKeepsItsBeginningItsLengthAndItsDigest() throws Exception {
        byte[] garbage = new byte[1_048_440];
        new java.util.Random(1).nextBytes(garbage);
        harness.raw(Topic.READINGS, utf8("s"), garbage);

        TestRecord<byte[], byte[]> letter = only();
        assertThat(letter.value()).isEqualTo(Arrays.copyOf(garbage, 64 << 10));
        assertThat(text(letter, "driftcast.value-length")).isEqualTo("1048440");
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(garbage);
        assertThat(text(letter, "driftcast.value-sha256"))
                .isEqualTo(HexFormat.of().formatHex(digest));
        assertThat(letter.key()).isEqualTo(utf8("s"));
        assertThat(text(letter, "driftcast.reason")).isEqualTo("oversized");
    }

    @Test
    void aLargeRecordThatFitsIsKeptWhole() {
        byte[] garbage = new byte[KAFKA_BYTES - RecordSize.REST_BYTES - 1];
        harness.raw(Topic.READINGS, utf8("s"), garbage);
        assertThat(only().value()).isEqualTo(garbage);
    }

    @Test
    void aKeyAndASeriesIdOfHundredsOfKilobytesThatDiffer() {
        String id = "x".repeat(340_000);
        harness.raw(Topic.READINGS, utf8("k".repeat(340_000)), reading(id, null));
        assertThat(text(only(), "driftcast.reason")).isEqualTo("oversized");
    }

    @Test
    void aValidIdOfHalfAMegabyte() {
        String id = "x".repeat(523_000);
        harness.raw(Topic.READINGS, utf8(id), reading(id, null));
        TestRecord<byte[], byte[]> letter = only();
        assertThat(text(letter, "driftcast.reason")).isEqualTo("oversized");
        assertThat(text(letter, "driftcast.key-length")).isEqualTo("523000");
    }

    @Test
    void theLongestIdIsTakenAndOneMoreCharacterIsNot() {
        String longest = "å".repeat(Limits.ID_CHARS);
        harness.reading(longest, NOW, 1.0);
        assertThat(harness.deadLetters()).isEmpty();
        harness.reading(longest + "x", NOW, 1.0);
        assertThat(text(only(), "driftcast.reason")).isEqualTo("oversized");
    }

    @Test
    void aUnitOfHundredsOfKilobytesIsNotHeld() {
        harness.raw(Topic.READINGS, utf8("s"), reading("s", "u".repeat(600_000)));
        assertThat(text(only(), "driftcast.reason")).isEqualTo("oversized");
    }

    @Test
    void aDeclarationOfAMillionSeasons() {
        SeriesSpec spec =
                SeriesSpec.newBuilder()
                        .setSeriesId("s")
                        .setSeasonalPeriods(Collections.nCopies(1_000_000, 1))
                        .build();
        harness.spec(spec);
        TestRecord<byte[], byte[]> letter = only();
        assertThat(text(letter, "driftcast.reason")).isEqualTo("oversized");
        assertThat(letter.value()).isEqualTo(harness.bytes(Topic.SERIES, SeriesSpec.class, spec));
    }

    @Test
    void aDeclarationOfAThousandSeasons() {
        SeriesSpec spec =
                SeriesSpec.newBuilder()
                        .setSeriesId("s")
                        .setSeasonalPeriods(Collections.nCopies(1_000, 1))
                        .build();
        harness.spec(spec);
        TestRecord<byte[], byte[]> letter = only();
        assertThat(text(letter, "driftcast.reason")).isEqualTo("invalid-spec");
        assertThat(letter.value()).isEqualTo(harness.bytes(Topic.SERIES, SeriesSpec.class, spec));
        assertThat(text(letter, "__streams.errors.message"))
                .contains("seasonal_periods: 1000 are named, at most 16");
    }

    @Test
    void aModelAsLargeAsARecordIsRefusedBeforeItsCopyInTheStoreIsLarger() {
        harness.model(model("series/s/m", "v", new byte[KAFKA_BYTES - 300]));
        assertThat(text(only(), "driftcast.reason")).isEqualTo("oversized");
    }

    @Test
    void aModelWithALongVersion() {
        harness.model(model("series/s/m", "v".repeat(100_000), new byte[1]));
        assertThat(text(only(), "driftcast.reason")).isEqualTo("oversized");
    }

    @Test
    void aModelWithALongName() {
        harness.model(model("series/s/" + "m".repeat(100_000), "v", new byte[1]));
        assertThat(text(only(), "driftcast.reason")).isEqualTo("oversized");
    }

    /** Any key, value and headers that a producer can send. */
    @Test
    void noLetterIsLargerThanARecord() {
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < 300; i++) {
            int left = KAFKA_BYTES;
            RecordHeaders headers = new RecordHeaders();
            int count = random.nextInt(4) == 0 ? random.nextInt(20_000) : random.nextInt(5);
            for (int h = 0; h < count && left > 100; h++) {
                byte[] value = new byte[random.nextInt(Math.min(left / 2, 200_000 / (1 + h)))];
                headers.add("å".repeat(random.nextInt(10)), value);
                left -= value.length + 40;
            }
            byte[] key = new byte[random.nextInt(Math.max(1, left))];
            byte[] value = new byte[Math.max(0, left - key.length)];
            int most = random.nextBoolean() ? KAFKA_BYTES : 40_000;
            Remains remains = Remains.of(key, value, headers, most - RecordSize.REST_BYTES);
            assertThat(length(remains)).as("trial %d", i).isLessThanOrEqualTo(most);
        }
    }

    private static long length(Remains remains) {
        long length = Objects.requireNonNull(remains.key()).length;
        length += Objects.requireNonNull(remains.value()).length;
        for (Header header : remains.headers()) {
            length += utf8(header.key()).length + header.value().length + 10;
        }
        return length;
    }

    private static Model model(String id, String version, byte[] parameters) {
        return new Model(
                id,
                "s",
                version,
                1L,
                "mean",
                "mean",
                0L,
                1L,
                NOW,
                NOW,
                1,
                1L,
                "test",
                Map.of(),
                1,
                ByteBuffer.wrap(parameters),
                ByteBuffer.wrap(new byte[0]),
                null,
                ModelRole.CHAMPION,
                false,
                0,
                1,
                null);
    }

    private byte[] reading(String series, @Nullable String unit) {
        return harness.bytes(
                Topic.READINGS, Reading.class, new Reading(series, NOW, 1.0, unit, Map.of()));
    }

    /** The only letter; the readings behind it are taken. */
    private TestRecord<byte[], byte[]> only() {
        List<TestRecord<byte[], byte[]>> letters = harness.deadLetters();
        assertThat(letters).hasSize(1);
        for (int minute = 0; minute < 20; minute++) {
            harness.reading("behind", NOW.minus(Duration.ofMinutes(20 - minute)), 1.0);
        }
        assertThat(harness.forecasts()).hasSize(20);
        assertThat(harness.deadLetters()).isEmpty();
        return letters.getFirst();
    }

    private static String text(TestRecord<byte[], byte[]> letter, String name) {
        return new String(letter.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
