package io.driftcast.edge.feed;

import java.util.random.RandomGenerator;

/**
 * The electric power a room draws: what its people switch on, which ramps towards a level of the
 * room and the hour and wanders about it, and a fridge that cycles in the kitchen.
 */
final class Appliances {
    private static final double RAMP = 0.14;
    private static final double FRIDGE_WATTS = 92;

    private final Room room;
    private final RandomGenerator random;
    private double level;
    private int fridgeTicksLeft;
    private boolean fridgeRuns;

    Appliances(Room room, RandomGenerator random) {
        this.room = room;
        this.random = random;
        this.level = standby();
    }

    /** The room's power over the next tick, in watts. */
    double next(int people, double hour) {
        double target = people == 0 ? standby() : inUse(people, hour);
        level += RAMP * (target - level) + 0.05 * target * random.nextGaussian();
        level = Math.max(level, 0.8 * standby());
        return level + (room == Room.KITCHEN ? fridge() : 0);
    }

    private double standby() {
        return switch (room) {
            case KITCHEN -> 14;
            case LIVING_ROOM -> 11;
            case BEDROOM -> 5;
            case OFFICE -> 12;
            case BATHROOM -> 4;
            case AWAY -> 0;
        };
    }

    private double inUse(int people, double hour) {
        boolean evening = hour >= 17.5;
        return switch (room) {
            case KITCHEN -> evening || isWithin(hour, 11.5, 13.5) ? 1050 : 420;
            case LIVING_ROOM -> evening ? 195 : 85;
            case BEDROOM -> isWithin(hour, 17.5, 23.5) || isWithin(hour, 6, 9) ? 48 : 7;
            case OFFICE -> 115 + 45 * people;
            case BATHROOM -> 340;
            case AWAY -> 0;
        };
    }

    private static boolean isWithin(double hour, double from, double to) {
        return hour >= from && hour < to;
    }

    private double fridge() {
        if (fridgeTicksLeft == 0) {
            fridgeRuns = !fridgeRuns;
            fridgeTicksLeft = fridgeRuns ? random.nextInt(3, 6) : random.nextInt(5, 9);
        }
        fridgeTicksLeft--;
        return fridgeRuns ? FRIDGE_WATTS : 0;
    }
}
