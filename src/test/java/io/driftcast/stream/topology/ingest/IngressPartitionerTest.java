package io.driftcast.stream.topology.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.StreamPartitioner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IngressPartitionerTest {

    /**
     * From known hashes: murmur2 of 21 is -973932308 (Kafka), CRC-32 of 123456789 is 0xcbf43926.
     */
    @ParameterizedTest
    @CsvSource({"MURMUR2,21,3", "CRC32,123456789,5"})
    void aKeyBelongsToOnePartition(IngressPartitioner partitioner, String key, int partition) {
        assertThat(partitioner.partition(key.getBytes(UTF_8), 7)).isEqualTo(partition);
    }

    @Test
    void whatIsPublishedGoesWhereTheReadingsAre() {
        StreamPartitioner<String, String> own = IngressPartitioner.CRC32.forSeries();
        assertThat(Objects.requireNonNull(own))
                .extracting(each -> each.partitions("t", "123456789", "", new RecordHeaders(), 7))
                .isEqualTo(Optional.of(Set.of(5)));
        // The producer's own choice, by which MURMUR2 is defined.
        assertThat(IngressPartitioner.MURMUR2.<String>forSeries()).isNull();
        assertThat(IngressPartitioner.REPARTITION.<String>forSeries()).isNull();
    }
}
