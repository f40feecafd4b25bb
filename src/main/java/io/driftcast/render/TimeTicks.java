package io.driftcast.render;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Ticks at whole years, months, days, hours and so on, UTC. */
final class TimeTicks {

    /** A distance of ticks: so many of a unit. */
    private record Distance(int count, ChronoUnit unit) {

        double millis() {
            return count * (double) unit.getDuration().toMillis();
        }

        /** The last tick at or before a time. */
        LocalDateTime floor(LocalDateTime time) {
            return switch (unit) {
                case YEARS ->
                        LocalDateTime.of(Math.floorDiv(time.getYear(), count) * count, 1, 1, 0, 0);
                case MONTHS ->
                        LocalDateTime.of(
                                time.getYear(),
                                (time.getMonthValue() - 1) / count * count + 1,
                                1,
                                0,
                                0);
                case DAYS -> {
                    long day = time.toLocalDate().toEpochDay() - FIRST_MONDAY;
                    yield EPOCH.plusDays(Math.floorDiv(day, count) * count + FIRST_MONDAY);
                }
                default -> {
                    long length = (long) millis();
                    long at = time.toInstant(ZoneOffset.UTC).toEpochMilli();
                    yield at(Math.floorDiv(at, length) * length);
                }
            };
        }

        String label(LocalDateTime time) {
            boolean midnight = time.toLocalTime().toSecondOfDay() == 0;
            return switch (unit) {
                case YEARS -> Integer.toString(time.getYear());
                case MONTHS -> time.getMonthValue() == 1 ? YEAR.format(time) : MONTH.format(time);
                case DAYS -> DAY.format(time);
                case SECONDS -> SECOND.format(time);
                default -> midnight ? DAY.format(time) : MINUTE.format(time);
            };
        }
    }

    private static final LocalDateTime EPOCH = LocalDateTime.of(1970, 1, 1, 0, 0);

    /** The day of 1970-01-05, so that weeks begin on Monday. */
    private static final long FIRST_MONDAY = 4;

    private static final DateTimeFormatter YEAR = DateTimeFormatter.ofPattern("uuuu", Locale.ROOT);
    private static final DateTimeFormatter MONTH =
            DateTimeFormatter.ofPattern("uuuu-MM", Locale.ROOT);
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final DateTimeFormatter SECOND =
            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    private static final List<Distance> DISTANCES = distances();

    private TimeTicks() {}

    private static List<Distance> distances() {
        List<Distance> all = new ArrayList<>();
        addAll(all, ChronoUnit.SECONDS, 1, 5, 15, 30);
        addAll(all, ChronoUnit.MINUTES, 1, 5, 15, 30);
        addAll(all, ChronoUnit.HOURS, 1, 3, 6, 12);
        addAll(all, ChronoUnit.DAYS, 1, 2, 7, 14);
        addAll(all, ChronoUnit.MONTHS, 1, 3, 6);
        addAll(all, ChronoUnit.YEARS, 1, 2, 5, 10, 20, 50, 100, 200);
        return List.copyOf(all);
    }

    private static void addAll(List<Distance> all, ChronoUnit unit, int... counts) {
        for (int count : counts) {
            all.add(new Distance(count, unit));
        }
    }

    /** At most about so many ticks within a range of epoch milliseconds. */
    static List<Tick> between(double from, double to, int about) {
        Distance distance =
                DISTANCES.stream()
                        .filter(each -> each.millis() >= (to - from) / about)
                        .findFirst()
                        .orElse(DISTANCES.getLast());
        List<Tick> ticks = new ArrayList<>();
        LocalDateTime time = distance.floor(at((long) Math.floor(from)));
        while (true) {
            double millis = time.toInstant(ZoneOffset.UTC).toEpochMilli();
            if (millis > to) {
                return ticks;
            }
            if (millis >= from) {
                ticks.add(new Tick(millis, distance.label(time)));
            }
            time = time.plus(distance.count(), distance.unit());
        }
    }

    private static LocalDateTime at(long millis) {
        return LocalDateTime.ofInstant(Instant.ofEpochMilli(millis), ZoneOffset.UTC);
    }
}
