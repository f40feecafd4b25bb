package io.driftcast.edge.feed;

import java.util.EnumMap;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * The air of one room, step by step: people breathe out carbon dioxide, warmth and moisture;
 * appliances and sun warm it; heating holds it up to a set point, lower at night; the outdoor air
 * that leaks in, or comes in when a window is opened, takes all of it away.
 *
 * <p>Every quantity follows dx/dt = sources - rate (x - surroundings), by Euler steps of a tick.
 * Carbon dioxide is the mass balance of a ventilated room: 18 litres an hour a person awake, 13
 * asleep, which are usual figures for adults at rest.
 */
final class RoomClimate {
    private static final double OUTDOOR_CO2_PPM = 424;
    private static final double AWAKE_M3_PER_HOUR = 0.018;
    private static final double ASLEEP_M3_PER_HOUR = 0.013;
    private static final double WINDOW_CHANGES_PER_HOUR = 4;

    private final Room room;
    private final RandomGenerator random;
    private final Appliances appliances;
    private final AutoregressiveNoise draught;
    private final Map<Quantity, double[]> values = new EnumMap<>(Quantity.class);
    private double temperature = 20;
    private double heating;
    private double humidity = 45;
    private double co2 = 600;
    private int airingTick;

    RoomClimate(
            Room room, Ticks ticks, Household household, Weather weather, RandomGenerator random) {
        this.room = room;
        this.random = random;
        this.appliances = new Appliances(room, random);
        this.draught = new AutoregressiveNoise(random, 0.97, 0.2);
        for (Quantity quantity : Quantity.values()) {
            values.put(quantity, new double[ticks.count()]);
        }
        for (int tick = 0; tick < ticks.count(); tick++) {
            step(tick, ticks, household.people(room, tick), weather);
        }
    }

    /** A quantity at every tick. */
    double[] values(Quantity quantity) {
        double[] found = values.get(quantity);
        if (found == null) {
            throw new IllegalArgumentException(room + " has no " + quantity);
        }
        return found;
    }

    private void step(int tick, Ticks ticks, int people, Weather weather) {
        double hour = ticks.hourOfDay(tick);
        double watts = appliances.next(people, hour);
        double changes = airChanges(tick, ticks);
        warm(people, watts, changes, hour, tick, weather);
        moisten(people, watts, changes, tick, weather);
        breathe(people, changes, hour);
        record(tick, people, watts);
    }

    /** Airing for some twenty minutes on most mornings. */
    private double airChanges(int tick, Ticks ticks) {
        if (ticks.minuteOfDay(tick) == 0) {
            airingTick = random.nextDouble() < 0.7 ? tick + random.nextInt(96, 126) : -100;
        }
        boolean open = tick >= airingTick && tick < airingTick + 4;
        double shut = room.airChangesPerHour() * StrictMath.exp(draught.next());
        return shut + (open ? WINDOW_CHANGES_PER_HOUR : 0);
    }

    private void warm(
            int people, double watts, double changes, double hour, int tick, Weather weather) {
        double setPoint = hour >= 5.5 && hour < 22 ? 21.5 : 19.5;
        double demand = Math.clamp(1.1 * (setPoint - temperature), 0, 1.6);
        heating += 0.12 * (demand - heating); // radiators take half an hour to warm and to cool
        double perVolume = 30 / room.volumeM3();
        double change =
                heating
                        + (0.04 + 0.006 * changes) * (weather.temperature(tick) - temperature)
                        + perVolume * (0.3 * people + 0.0007 * watts)
                        + room.sunGain() * weather.sun(tick);
        temperature += Ticks.HOURS * change + 0.008 * random.nextGaussian();
    }

    private void moisten(int people, double watts, double changes, int tick, Weather weather) {
        double outside =
                36 + 0.14 * (weather.humidity(tick) - 60) + 0.4 * weather.temperature(tick);
        double shower = room == Room.BATHROOM && people > 0 ? 35 : 0;
        double cooking = room == Room.KITCHEN ? 0.012 * watts : 0;
        double change =
                0.6 * changes * (outside - humidity)
                        + 60 / room.volumeM3() * people
                        + shower
                        + cooking;
        humidity += Ticks.HOURS * change + 0.012 * random.nextGaussian();
        humidity = Math.clamp(humidity, 15, 98);
    }

    private void breathe(int people, double changes, double hour) {
        boolean asleep = room == Room.BEDROOM && (hour < 6.5 || hour >= 23);
        double exhaled = people * (asleep ? ASLEEP_M3_PER_HOUR : AWAKE_M3_PER_HOUR);
        double change = 1e6 * exhaled / room.volumeM3() - changes * (co2 - OUTDOOR_CO2_PPM);
        co2 += Ticks.HOURS * change + 2 * random.nextGaussian();
        co2 = Math.max(co2, OUTDOOR_CO2_PPM - 10);
    }

    private void record(int tick, int people, double watts) {
        values(Quantity.TEMPERATURE)[tick] = temperature;
        values(Quantity.HUMIDITY)[tick] = humidity;
        values(Quantity.CO2)[tick] = co2;
        values(Quantity.POWER)[tick] = watts;
        values(Quantity.OCCUPANCY)[tick] = people;
    }
}
