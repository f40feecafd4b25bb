package io.driftcast.edge.feed;

import io.driftcast.data.FeedReading;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Counts the faults of a sample home from its readings alone, as a receiver would see them. */
final class StreamFaults {
    private final HomeSensor sensor;
    private final Set<Instant> seen = new HashSet<>();
    private final TreeMap<Instant, @Nullable Double> byTime = new TreeMap<>();
    private @Nullable Instant newest;
    private int late;
    private int outOfOrder;
    private int duplicates;
    private int missing;

    private StreamFaults(HomeSensor sensor) {
        this.sensor = sensor;
    }

    static InjectedFaults in(SmartHome home) {
        Map<String, StreamFaults> bySeries = new HashMap<>();
        home.sensors().forEach(sensor -> bySeries.put(sensor.seriesId(), new StreamFaults(sensor)));
        for (FeedReading reading : home.readings()) {
            Objects.requireNonNull(bySeries.get(reading.seriesId())).take(reading);
        }
        int[] sums = new int[9];
        for (StreamFaults faults : bySeries.values()) {
            int[] counts = faults.counts();
            for (int i = 0; i < sums.length; i++) {
                sums[i] += counts[i];
            }
        }
        return new InjectedFaults(
                sums[0], sums[1], sums[2], sums[3], sums[4], sums[5], sums[6], sums[7], sums[8]);
    }

    private void take(FeedReading reading) {
        Instant at = reading.observedAt();
        if (!seen.add(at)) {
            duplicates++;
            return;
        }
        byTime.put(at, reading.value());
        missing += reading.value() == null ? 1 : 0;
        Instant max = newest;
        if (max == null || at.isAfter(max)) {
            newest = at;
        } else if (max.isBefore(stepEnd(at).plus(sensor.grace()))) {
            outOfOrder++;
        } else {
            late++;
        }
    }

    /** Of several readings a step, the end of its grid cell; of single ones, half a step after. */
    private Instant stepEnd(Instant at) {
        long step = sensor.step().toMillis();
        return sensor.hasSeveralReadingsPerStep()
                ? Instant.ofEpochMilli((Math.floorDiv(at.toEpochMilli(), step) + 1) * step)
                : at.plusMillis(step / 2);
    }

    private int[] counts() {
        List<Instant> times = new ArrayList<>(byTime.keySet());
        Duration pace = sensor.pace();
        int gaps = 0;
        int lost = 0;
        int bursts = 0;
        int burstReadings = 0;
        for (int i = 1; i < times.size(); i++) {
            double steps = steps(times.get(i - 1), times.get(i), pace);
            if (steps > 1.5) {
                gaps++;
                lost += (int) Math.rint(steps) - 1;
            } else if (steps < 0.2) {
                burstReadings++;
                bursts += i < 2 || steps(times.get(i - 2), times.get(i - 1), pace) >= 0.2 ? 1 : 0;
            }
        }
        return new int[] {
            gaps, lost, bursts, burstReadings, stuckDays(), late, outOfOrder, duplicates, missing
        };
    }

    private static double steps(Instant from, Instant to, Duration pace) {
        return (double) Duration.between(from, to).toMillis() / pace.toMillis();
    }

    /** How often an analogue value stood still for a day. */
    private int stuckDays() {
        if (sensor.quantity() == Quantity.POWER || sensor.quantity() == Quantity.OCCUPANCY) {
            return 0;
        }
        int found = 0;
        Instant since = null;
        Double value = null;
        boolean counted = false;
        for (Map.Entry<Instant, @Nullable Double> entry : byTime.entrySet()) {
            if (since == null || !Objects.equals(value, entry.getValue())) {
                since = entry.getKey();
                value = entry.getValue();
                counted = false;
            } else if (!counted
                    && Duration.between(since, entry.getKey()).compareTo(Duration.ofHours(23))
                            > 0) {
                counted = true;
                found++;
            }
        }
        return found;
    }
}
