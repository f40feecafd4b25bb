package io.driftcast.stream.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftcast.avro.SeriesSpec;
import io.driftcast.platform.serde.Topic;
import io.driftcast.stream.topology.ingest.ForecastSettings;
import io.driftcast.stream.topology.ingest.IngressPartitioner;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of records that lie in partition 0, of four, where their keys do not belong. */
class PartitionTest {

    private static final Instant NOW = Instant.parse("2026-11-29T12:00:00Z");
    private static final int PARTITIONS = 4;

    @TempDir Path stateDir;

    private static ForecastSettings producersUse(IngressPartitioner partitioner) {
        return ForecastSettings.DEFAULTS.withPartitioner(partitioner).withPartitions(PARTITIONS);
    }

    /** A key that one partitioner puts into partition 0 and the other one does not. */
    private static String keyOf(IngressPartitioner here, IngressPartitioner elsewhere) {
        return IntStream.range(0, 1000)
                .mapToObj(i -> "s" + i)
                .filter(key -> partition(here, key) == 0 && partition(elsewhere, key) != 0)
                .findFirst()
                .orElseThrow();
    }

    private static int partition(IngressPartitioner partitioner, String key) {
        return partitioner.partition(key.getBytes(StandardCharsets.UTF_8), PARTITIONS);
    }

    private static SeriesSpec spec(String series) {
        return SeriesSpec.newBuilder().setSeriesId(series).setInterval("PT5M").build();
    }

    private static String header(TestRecord<byte[], byte[]> letter, String name) {
        return new String(letter.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    @Test
    void aDeclarationThatLibrdkafkaPutsElsewhereIsRefusedLoudly() {
        String key = keyOf(IngressPartitioner.CRC32, IngressPartitioner.MURMUR2);
        try (ForecastHarness harness =
                new ForecastHarness(stateDir, NOW, producersUse(IngressPartitioner.MURMUR2))) {
            harness.spec(spec(key));
            harness.purge(key);

            List<TestRecord<byte[], byte[]>> letters = harness.deadLetters();
            assertThat(letters)
                    .hasSize(2)
                    .allSatisfy(letter ->
                            assertThat(header(letter, "driftcast.reason"))
                                    .isEqualTo("wrong-partition"));
            assertThat(header(letters.getFirst(), "__streams.errors.message"))
                    .contains(key, "set ingress.partitioner=crc32", "=repartition");
            assertThat(harness.series(key)).isNull();
        }
    }

    @Test
    void aDeclarationWhereTheSettingPutsItTakesEffect() {
        String key = keyOf(IngressPartitioner.CRC32, IngressPartitioner.MURMUR2);
        try (ForecastHarness harness =
                new ForecastHarness(stateDir, NOW, producersUse(IngressPartitioner.CRC32))) {
            harness.spec(spec(key));

            assertThat(harness.deadLetters()).isEmpty();
            assertThat(harness.series(key)).isNotNull();
        }
    }

    @Test
    void behindARepartitionTopicADeclarationTakesEffectWhereverItLies() {
        String key = keyOf(IngressPartitioner.CRC32, IngressPartitioner.MURMUR2);
        try (ForecastHarness harness =
                new ForecastHarness(stateDir, NOW, producersUse(IngressPartitioner.REPARTITION))) {
            harness.spec(spec(key));
            assertThat(harness.series(key)).isNotNull();
            harness.purge(key);

            assertThat(harness.series(key)).isNull();
            assertThat(harness.deadLetters()).isEmpty();
        }
    }

    @Test
    void aReadingElsewhereIsTakenAndCounted() {
        String key = keyOf(IngressPartitioner.CRC32, IngressPartitioner.MURMUR2);
        try (ForecastHarness harness =
                new ForecastHarness(stateDir, NOW, producersUse(IngressPartitioner.MURMUR2))) {
            harness.reading(key, NOW, 1.0);

            assertThat(harness.deadLetters()).isEmpty();
            assertThat(harness.series(key)).isNotNull();
            assertThat(harness.metrics.meter("driftcast.readings_misplaced").getCount()).isOne();
        }
    }

    @Test
    void aFitRequestElsewhereIsRefused() {
        String key = keyOf(IngressPartitioner.CRC32, IngressPartitioner.MURMUR2);
        try (TrainHarness harness = new TrainHarness(new PooledAverage(), stateDir, PARTITIONS)) {
            harness.requestFit(key, "please", null);

            assertThat(
                            harness.metrics
                                    .meter("driftcast.dead_letters[reason=wrong-partition]")
                                    .getCount())
                    .isOne();
        }
    }

    @Test
    void aKeylessDeclarationBehindARepartitionTopicIsADeadLetter() {
        try (ForecastHarness harness =
                new ForecastHarness(stateDir, NOW, producersUse(IngressPartitioner.REPARTITION))) {
            harness.raw(Topic.SERIES, null, new byte[] {1});

            assertThat(harness.deadLetters())
                    .singleElement()
                    .satisfies(letter ->
                            assertThat(header(letter, "driftcast.reason")).isEqualTo("null-key"));
        }
    }
}
