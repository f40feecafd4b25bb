package io.driftcast.platform.config;

/** How the producers of readings choose a partition for a key. */
public enum IngressPartitioner {
    /** Java clients' default. */
    MURMUR2,
    /** The default of librdkafka and what builds on it. */
    CRC32,
    /** Unknown or mixed: readings are written to the right partition once more. */
    REPARTITION
}
