package io.driftcast.bench;

/**
 * How much the stream bench does.
 *
 * @param readings of the backlog that is worked through in each round
 * @param series how many take turns
 * @param rounds of ours and of the yardstick each
 * @param warmups rounds of each that do not count
 * @param latencySeconds how long each round of the latency bench lasts, 0 leaves it out
 * @param latencyReadingsPerSecond the rate at which its readings are sent
 * @param seed of the readings
 */
public record StreamBenchOptions(
        int readings,
        int series,
        int rounds,
        int warmups,
        int latencySeconds,
        int latencyReadingsPerSecond,
        long seed) {

    /** What a figure that is to be quoted takes. */
    public static final StreamBenchOptions FULL =
            new StreamBenchOptions(300_000, 1_000, 7, 2, 12, 1_000, 1);

    /** A first impression. */
    public static final StreamBenchOptions QUICK =
            new StreamBenchOptions(60_000, 1_000, 3, 1, 4, 1_000, 1);

    /**
     * @throws IllegalArgumentException naming every problem
     */
    public StreamBenchOptions {
        if (readings < 1
                || series < 1
                || rounds < 1
                || warmups < 0
                || latencySeconds < 0
                || latencyReadingsPerSecond < 1) {
            throw new IllegalArgumentException(
                    "readings, series and rounds have to be 1 or more: %d, %d, %d"
                            .formatted(readings, series, rounds));
        }
    }
}
