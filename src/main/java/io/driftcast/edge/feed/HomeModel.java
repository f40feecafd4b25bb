package io.driftcast.edge.feed;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** What is true in the sample home at every tick, and which sensors see it. */
final class HomeModel {
    private static final List<Room> ROOMS =
            List.of(Room.KITCHEN, Room.LIVING_ROOM, Room.BEDROOM, Room.OFFICE, Room.BATHROOM);

    private final SmartHomePlan plan;
    private final Ticks ticks;
    private final Map<HomeSensor, double[]> signals = new LinkedHashMap<>();

    HomeModel(SmartHomePlan plan, SplittableRandom random) {
        this.plan = plan;
        // A day ahead of the first reading, in which the rooms forget how they were started.
        LocalDate firstDay = plan.start().atOffset(ZoneOffset.UTC).toLocalDate().minusDays(1);
        this.ticks = new Ticks(firstDay, plan.days() + 3);
        Household household = new Household(ticks, random.split());
        Weather weather = new Weather(ticks, random.split());
        Map<Room, RoomClimate> climates = new EnumMap<>(Room.class);
        for (Room room : ROOMS) {
            climates.put(room, new RoomClimate(room, ticks, household, weather, random.split()));
        }
        climates.forEach(this::addRoom);
        addOutdoor(weather);
        addHouse(climates, weather, random.split());
    }

    /** The sensors, in a fixed order. */
    List<HomeSensor> sensors() {
        return List.copyOf(signals.keySet());
    }

    /**
     * What a sensor would show at an instant if it made no error: between two ticks on the line
     * through both, except for power and people, which hold until the next tick.
     */
    double truth(HomeSensor sensor, Instant time) {
        double[] signal = signals.get(sensor);
        if (signal == null) {
            throw new IllegalArgumentException("no sensor " + sensor.seriesId());
        }
        double position = ticks.position(time);
        int tick = (int) Math.floor(position);
        return switch (sensor.quantity()) {
            case POWER, OCCUPANCY -> signal[tick];
            case TEMPERATURE, HUMIDITY, CO2 ->
                    signal[tick] + (position - tick) * (signal[tick + 1] - signal[tick]);
        };
    }

    private void addRoom(Room room, RoomClimate climate) {
        for (Quantity quantity : measuredIn(room)) {
            signals.put(
                    sensor(room.path(), quantity, pace(room, quantity)), climate.values(quantity));
        }
    }

    private static List<Quantity> measuredIn(Room room) {
        List<Quantity> quantities =
                new ArrayList<>(List.of(Quantity.TEMPERATURE, Quantity.HUMIDITY, Quantity.POWER));
        if (room != Room.BATHROOM) {
            quantities.add(Quantity.CO2);
        }
        if (room == Room.LIVING_ROOM || room == Room.OFFICE) {
            quantities.add(Quantity.OCCUPANCY);
        }
        return quantities;
    }

    private Duration pace(Room room, Quantity quantity) {
        if (quantity == Quantity.POWER) {
            return plan.pace().dividedBy(3);
        }
        boolean quick = room == Room.KITCHEN && quantity == Quantity.CO2;
        return quick ? plan.pace().multipliedBy(2).dividedBy(3) : plan.pace();
    }

    private HomeSensor sensor(String place, Quantity quantity, Duration pace) {
        Duration step = quantity == Quantity.POWER ? plan.pace() : pace;
        return new HomeSensor(place, quantity, pace, step);
    }

    private void addOutdoor(Weather weather) {
        double[] temperature = new double[ticks.count()];
        double[] humidity = new double[ticks.count()];
        for (int tick = 0; tick < ticks.count(); tick++) {
            temperature[tick] = weather.temperature(tick);
            humidity[tick] = weather.humidity(tick);
        }
        Duration pace = plan.pace().multipliedBy(2);
        signals.put(sensor("outdoor", Quantity.TEMPERATURE, pace), temperature);
        signals.put(sensor("outdoor", Quantity.HUMIDITY, pace), humidity);
    }

    /** The meter: all rooms, what always runs, and a heat pump that follows the weather. */
    private void addHouse(
            Map<Room, RoomClimate> climates, Weather weather, SplittableRandom random) {
        AutoregressiveNoise pump = new AutoregressiveNoise(random, 0.85, 45);
        double[] watts = new double[ticks.count()];
        for (int tick = 0; tick < ticks.count(); tick++) {
            double heating = Math.max(0, 28 * (18 - weather.temperature(tick)) + pump.next());
            watts[tick] = 75 + heating;
            for (RoomClimate climate : climates.values()) {
                watts[tick] += climate.values(Quantity.POWER)[tick];
            }
        }
        signals.put(sensor("house", Quantity.POWER, plan.pace().dividedBy(3)), watts);
    }
}
