package io.driftcast.edge.feed;

import io.driftcast.data.FeedReading;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.random.RandomGenerator;

/**
 * What one sensor sends, slot by slot at its pace; a slot holds one delivery, none after a gap, or
 * several after a burst. A slot is damaged at most once, so that every fault can be told in the
 * stream.
 */
final class SensorTrace {
    private static final double JITTER_SECONDS = 4;
    private static final double NOISE_PHI = 0.2;
    private static final int TRIES = 200;

    private final HomeSensor sensor;
    private final List<List<Delivery>> slots = new ArrayList<>();
    private final List<Boolean> claimed = new ArrayList<>();

    /** A trace without faults: jitter of a few seconds, and a second or so on the way. */
    SensorTrace(HomeSensor sensor, HomeModel model, SmartHomePlan plan, RandomGenerator random) {
        this.sensor = sensor;
        AutoregressiveNoise noise =
                new AutoregressiveNoise(random, NOISE_PHI, sensor.quantity().noise());
        Instant nominal = firstSlot(plan, random);
        Instant last = plan.until().minus(seconds(JITTER_SECONDS));
        while (!nominal.isAfter(last)) {
            Instant at = nominal.plus(seconds(random.nextDouble(-1, 1) * JITTER_SECONDS));
            double seen = model.truth(sensor, at) + noise.next();
            slots.add(List.of(delivery(at, sensor.quantity().shown(seen), random)));
            claimed.add(false);
            nominal = nominal.plus(sensor.pace());
        }
    }

    /**
     * Several readings a step keep clear of its ends, where a few seconds decide which step they
     * count for; single ones follow their grid point within a fifteenth of the pace.
     */
    private Instant firstSlot(SmartHomePlan plan, RandomGenerator random) {
        long step = sensor.step().toMillis();
        long start = Math.ceilDiv(plan.start().toEpochMilli(), step) * step;
        long pace = sensor.pace().toMillis();
        long after =
                sensor.hasSeveralReadingsPerStep()
                        ? pace / 2
                        : random.nextLong(5000, 5001 + pace / 15);
        return Instant.ofEpochMilli(start + after);
    }

    private Delivery delivery(Instant at, double value, RandomGenerator random) {
        FeedReading reading =
                new FeedReading(sensor.seriesId(), at, value, sensor.quantity().unit());
        return new Delivery(reading, reading.observedAt().plusMillis(random.nextLong(200, 1500)));
    }

    private static Duration seconds(double seconds) {
        return Duration.ofMillis(Math.round(seconds * 1000));
    }

    HomeSensor sensor() {
        return sensor;
    }

    /** How many slots a time takes, rounded up. */
    int slots(Duration time) {
        return Math.toIntExact(Math.ceilDiv(time.toMillis(), sensor.pace().toMillis()));
    }

    /**
     * Sets slots aside for a fault: a run of them with one untouched slot at either side, none in
     * the first hours, from which the sensor's pace is found, and none in the last, where the
     * fault's end would not be seen.
     *
     * @return the first of the run; empty if no free one was found
     */
    OptionalInt claim(int length, RandomGenerator random) {
        int from = slots(Duration.ofHours(12));
        int to = slots.size() - length - slots(Duration.ofHours(7));
        for (int attempt = 0; attempt < TRIES && to > from; attempt++) {
            int first = random.nextInt(from, to);
            List<Boolean> wanted = claimed.subList(first - 1, first + length + 1);
            if (!wanted.contains(true)) {
                claimed.subList(first, first + length).replaceAll(_ -> true);
                return OptionalInt.of(first);
            }
        }
        return OptionalInt.empty();
    }

    /** The only delivery of a slot that has not been damaged yet. */
    Delivery only(int slot) {
        return slots.get(slot).getFirst();
    }

    /** Puts deliveries in a slot's place. */
    void replace(int slot, Delivery... deliveries) {
        slots.set(slot, List.of(deliveries));
    }

    List<Delivery> deliveries() {
        return slots.stream().flatMap(List::stream).toList();
    }
}
