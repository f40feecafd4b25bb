package io.driftcast.forecast.additive;

import io.driftcast.series.Timeline;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Days that stand out. Dates that come again on the same day of another year have an effect of
 * their own, all others share one. A step has the effect of each kind of holiday that begins within
 * it, in the calendar's zone.
 *
 * @param groups for each effect its dates as days since 1970-01-01, in rising order
 */
record Holidays(List<long[]> groups) {

    Holidays {
        groups = List.copyOf(groups);
    }

    static Holidays of(List<LocalDate> dates) {
        Map<MonthDay, List<LocalDate>> byDay = new TreeMap<>();
        for (LocalDate date : dates.stream().distinct().sorted().toList()) {
            byDay.computeIfAbsent(MonthDay.from(date), day -> new ArrayList<>()).add(date);
        }
        List<long[]> groups = new ArrayList<>();
        List<LocalDate> others = new ArrayList<>();
        for (List<LocalDate> same : byDay.values()) {
            if (same.size() > 1) {
                groups.add(epochDays(same));
            } else {
                others.addAll(same);
            }
        }
        if (!others.isEmpty()) {
            groups.add(epochDays(others));
        }
        return new Holidays(groups);
    }

    private static long[] epochDays(List<LocalDate> dates) {
        return dates.stream().mapToLong(LocalDate::toEpochDay).sorted().toArray();
    }

    int columns() {
        return groups.size();
    }

    /** Writes the columns of one step: 1 where a holiday of the group begins in it, else 0. */
    void fill(Timeline timeline, long index, double[] row, int from) {
        if (groups.isEmpty()) {
            return;
        }
        long first = timeline.timeOf(index).toLocalDate().toEpochDay();
        long next = timeline.timeOf(index + 1).toLocalDate().toEpochDay();
        long last = Math.max(first, next - 1);
        for (int g = 0; g < groups.size(); g++) {
            int at = Arrays.binarySearch(groups.get(g), first);
            int place = at < 0 ? -at - 1 : at;
            boolean within = place < groups.get(g).length && groups.get(g)[place] <= last;
            row[from + g] = within ? 1 : 0;
        }
    }
}
