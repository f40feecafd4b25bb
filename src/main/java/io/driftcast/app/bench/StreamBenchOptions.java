package io.driftcast.app.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

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
     * @throws IllegalArgumentException naming the options of the command that are wrong
     */
    public StreamBenchOptions {
        List<String> problems = new ArrayList<>();
        atLeast(1, "--readings", readings, problems);
        atLeast(1, "--series", series, problems);
        atLeast(1, "--rounds", rounds, problems);
        atLeast(0, "warm-up rounds", warmups, problems);
        atLeast(0, "seconds of latency", latencySeconds, problems);
        atLeast(1, "readings a second of latency", latencyReadingsPerSecond, problems);
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", problems));
        }
    }

    private static void atLeast(int least, String name, int value, List<String> problems) {
        if (value < least) {
            problems.add(
                    String.format(Locale.ROOT, "%s %d: choose %d or more", name, value, least));
        }
    }
}
