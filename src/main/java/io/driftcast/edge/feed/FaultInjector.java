package io.driftcast.edge.feed;

import io.driftcast.data.FeedReading;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import java.util.random.RandomGenerator;

/** Damages the traces of a sample home as real sensors and networks do, and counts what it did. */
final class FaultInjector {
    private static final double GAPS_PER_SENSOR_WEEK = 0.5;
    private static final double BURSTS_PER_SENSOR_WEEK = 0.7;
    private static final double LATE_PER_SENSOR_WEEK = 0.7;
    private static final double OUT_OF_ORDER_PER_SENSOR_WEEK = 3;
    private static final double DUPLICATES_PER_SENSOR_WEEK = 1.5;
    private static final double MISSING_PER_SENSOR_WEEK = 1.5;
    private static final int DAYS_PER_STUCK_SENSOR = 30;
    private static final Duration STUCK = Duration.ofDays(1);

    private final List<SensorTrace> traces;
    private final RandomGenerator random;
    private int lostReadings;
    private int burstReadings;

    FaultInjector(List<SensorTrace> traces, RandomGenerator random) {
        this.traces = traces;
        this.random = random;
    }

    /**
     * A kind of fault.
     *
     * @param length how many slots it needs to itself
     * @param damage does it
     */
    private record Fault(ToIntFunction<SensorTrace> length, Damage damage) {}

    private interface Damage {
        void to(SensorTrace trace, int first, int length);
    }

    /** Damages the traces; the longest faults first, while there is room for them. */
    InjectedFaults inject(int days) {
        double weeks = days / 7.0;
        int stuck =
                inject(
                        Math.max(1, days / DAYS_PER_STUCK_SENSOR),
                        FaultInjector::drifts,
                        new Fault(trace -> trace.slots(STUCK) + 1, this::stick));
        int gaps = injectAll(GAPS_PER_SENSOR_WEEK * weeks, new Fault(this::gapLength, this::lose));
        int late =
                injectAll(LATE_PER_SENSOR_WEEK * weeks, new Fault(this::delayLength, this::delay));
        List<SensorTrace> graced = traces.stream().filter(FaultInjector::hasGrace).toList();
        int swapped =
                inject(
                        atLeastOne(OUT_OF_ORDER_PER_SENSOR_WEEK * weeks * graced.size()),
                        FaultInjector::hasGrace,
                        new Fault(_ -> 3, this::swap));
        int bursts = injectAll(BURSTS_PER_SENSOR_WEEK * weeks, new Fault(_ -> 1, this::burst));
        int duplicates =
                injectAll(DUPLICATES_PER_SENSOR_WEEK * weeks, new Fault(_ -> 1, this::repeat));
        int missing = injectAll(MISSING_PER_SENSOR_WEEK * weeks, new Fault(_ -> 1, this::blank));
        return new InjectedFaults(
                gaps,
                lostReadings,
                bursts,
                burstReadings,
                stuck,
                late,
                swapped,
                duplicates,
                missing);
    }

    private int injectAll(double perSensor, Fault fault) {
        return inject(atLeastOne(perSensor * traces.size()), _ -> true, fault);
    }

    private static int atLeastOne(double count) {
        return Math.max(1, Math.toIntExact(Math.round(count)));
    }

    /**
     * Injects a fault so many times at sensors drawn at random; returns how often it found room.
     */
    private int inject(int times, Predicate<SensorTrace> where, Fault fault) {
        List<SensorTrace> candidates = traces.stream().filter(where).toList();
        int done = 0;
        for (int i = 0; i < times; i++) {
            SensorTrace trace = candidates.get(random.nextInt(candidates.size()));
            int length = fault.length().applyAsInt(trace);
            OptionalInt first = trace.claim(length, random);
            if (first.isPresent()) {
                fault.damage().to(trace, first.getAsInt(), length);
                done++;
            }
        }
        return done;
    }

    private static boolean hasGrace(SensorTrace trace) {
        return trace.sensor().grace().isPositive();
    }

    /** Whether a day without any change could not be true. */
    private static boolean drifts(SensorTrace trace) {
        return switch (trace.sensor().quantity()) {
            case TEMPERATURE, HUMIDITY, CO2 -> true;
            case POWER, OCCUPANCY -> false;
        };
    }

    private int gapLength(SensorTrace trace) {
        return trace.slots(minutes(120, 480));
    }

    private void lose(SensorTrace trace, int first, int length) {
        for (int slot = first; slot < first + length; slot++) {
            trace.replace(slot);
        }
        lostReadings += length;
    }

    private void stick(SensorTrace trace, int first, int length) {
        Double value = trace.only(first).reading().value();
        for (int slot = first; slot < first + length; slot++) {
            trace.replace(slot, trace.only(slot).withValue(value));
        }
    }

    /** Two hours and more: longer than any step and its grace. */
    private int delayLength(SensorTrace trace) {
        Duration closed = trace.sensor().step().multipliedBy(2).plus(trace.sensor().grace());
        return trace.slots(closed.plus(minutes(120, 240)));
    }

    private void delay(SensorTrace trace, int first, int length) {
        Instant after = trace.only(first + length - 1).arrivesAt();
        trace.replace(first, trace.only(first).arrivingAt(after.plusSeconds(1)));
    }

    /** The first of three arrives after the second, before the third. */
    private void swap(SensorTrace trace, int first, int length) {
        Instant after = trace.only(first + 1).arrivesAt();
        trace.replace(
                first, trace.only(first).arrivingAt(after.plusSeconds(random.nextInt(1, 20))));
    }

    /** Three to five more within a quarter of the pace, a resolution step or so apart in value. */
    private void burst(SensorTrace trace, int first, int length) {
        Delivery regular = trace.only(first);
        List<Delivery> all = new ArrayList<>(List.of(regular));
        int extra = random.nextInt(3, 6);
        Duration apart = trace.sensor().pace().dividedBy(20);
        for (int i = 1; i <= extra; i++) {
            all.add(nearby(trace.sensor(), regular, apart.multipliedBy(i)));
        }
        burstReadings += extra;
        trace.replace(first, all.toArray(Delivery[]::new));
    }

    private Delivery nearby(HomeSensor sensor, Delivery regular, Duration later) {
        FeedReading reading = regular.reading();
        Quantity quantity = sensor.quantity();
        Double value = reading.value();
        Double near =
                value == null
                        ? null
                        : quantity.shown(value + 0.5 * quantity.noise() * random.nextGaussian());
        return new Delivery(
                new FeedReading(
                        reading.seriesId(), reading.observedAt().plus(later), near, reading.unit()),
                regular.arrivesAt().plus(later));
    }

    private void repeat(SensorTrace trace, int first, int length) {
        Delivery once = trace.only(first);
        Delivery again = once.arrivingAt(once.arrivesAt().plusSeconds(random.nextInt(2, 30)));
        trace.replace(first, once, again);
    }

    private void blank(SensorTrace trace, int first, int length) {
        trace.replace(first, trace.only(first).withValue(null));
    }

    private Duration minutes(int from, int to) {
        return Duration.ofMinutes(random.nextInt(from, to + 1));
    }
}
