package io.driftcast.edge.feed;

import java.util.HashMap;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * Two people and the room each is in: one goes out to work, one works in the office at home; at
 * weekends both get up later and may go out. Every time of day varies from day to day.
 */
final class Household {
    private static final int COMMUTER = 0;
    private static final int PEOPLE = 2;

    private final Ticks ticks;
    private final RandomGenerator random;
    private final Room[][] whereabouts;

    Household(Ticks ticks, RandomGenerator random) {
        this.ticks = ticks;
        this.random = random;
        this.whereabouts = new Room[PEOPLE][ticks.count()];
        for (int person = 0; person < PEOPLE; person++) {
            place(person);
        }
    }

    /** How many people are in a room. */
    int people(Room room, int tick) {
        int count = 0;
        for (Room[] person : whereabouts) {
            count += person[tick] == room ? 1 : 0;
        }
        return count;
    }

    private void place(int person) {
        Room room = Room.BEDROOM;
        for (int day = 0; day < ticks.days(); day++) {
            Map<Integer, Room> moves = ticks.isWeekend(day) ? weekend(person) : weekday(person);
            for (int tick = 0; tick < Ticks.PER_DAY; tick++) {
                Room moved = moves.get(tick);
                room = moved == null ? room : moved;
                whereabouts[person][day * Ticks.PER_DAY + tick] = room;
            }
        }
    }

    private Map<Integer, Room> weekday(int person) {
        Map<Integer, Room> moves = new HashMap<>();
        int wake = morning(moves, 6.75, 0.3);
        double begin = Math.max(around(8.25, 0.25), wake * Ticks.HOURS + 0.75);
        if (person == COMMUTER) {
            moves.put(tick(begin), Room.AWAY);
            moves.put(tick(around(17.6, 0.5)), Room.LIVING_ROOM);
        } else {
            moves.put(tick(begin), Room.OFFICE);
            breaks(moves, begin);
            moves.put(tick(around(12.2, 0.2)), Room.KITCHEN);
            moves.put(tick(around(13.0, 0.2)), Room.OFFICE);
            moves.put(tick(around(17.2, 0.4)), Room.LIVING_ROOM);
        }
        evening(moves, 22.7, 0.3);
        return moves;
    }

    private Map<Integer, Room> weekend(int person) {
        Map<Integer, Room> moves = new HashMap<>();
        morning(moves, 8.6, 0.5);
        moves.put(tick(around(10.4, 0.3)), Room.LIVING_ROOM);
        if (person != COMMUTER && random.nextDouble() < 0.3) {
            moves.put(tick(around(11.3, 0.2)), Room.OFFICE);
            moves.put(tick(around(12.3, 0.2)), Room.LIVING_ROOM);
        }
        if (random.nextDouble() < 0.6) {
            moves.put(tick(around(13.7, 0.5)), Room.AWAY);
            moves.put(tick(around(16.8, 0.6)), Room.LIVING_ROOM);
        }
        evening(moves, 23.2, 0.3);
        return moves;
    }

    /** Up, bath, breakfast; returns the tick of getting up. */
    private int morning(Map<Integer, Room> moves, double hour, double spread) {
        double wake = around(hour, spread);
        moves.put(tick(wake), Room.BATHROOM);
        moves.put(tick(wake + around(0.35, 0.08)), Room.KITCHEN);
        return tick(wake);
    }

    private void evening(Map<Integer, Room> moves, double bedHour, double spread) {
        moves.put(tick(around(18.3, 0.2)), Room.KITCHEN);
        moves.put(tick(around(19.4, 0.2)), Room.LIVING_ROOM);
        double bed = around(bedHour, spread);
        moves.put(tick(bed - 0.3), Room.BATHROOM);
        moves.put(tick(bed), Room.BEDROOM);
    }

    /** Coffee now and then, morning and afternoon. */
    private void breaks(Map<Integer, Room> moves, double begin) {
        for (double hour : new double[] {begin + 1.7, 15.0}) {
            double start = around(hour, 0.4);
            moves.put(tick(start), Room.KITCHEN);
            moves.put(tick(start + 0.25), Room.OFFICE);
        }
    }

    private double around(double hour, double spread) {
        double deviation = Math.clamp(random.nextGaussian(), -2, 2);
        return hour + spread * deviation;
    }

    private static int tick(double hour) {
        return Math.clamp(Math.round(hour / Ticks.HOURS), 0, Ticks.PER_DAY - 1);
    }
}
