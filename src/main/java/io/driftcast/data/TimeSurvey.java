package io.driftcast.data;

import de.siegmar.fastcsv.reader.CsvRecord;
import io.driftcast.data.CsvColumns.Column;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The times of all rows of a file: which rows share one, and the offsets that they are written
 * with. Of long files it keeps the rows of every second time, of every fourth and so on, at most
 * {@value #ROWS_KEPT}: all rows of a time, or none. Not thread-safe.
 */
final class TimeSurvey {

    private static final int ROWS_KEPT = 50_000;

    /** A row: its time, and what stands in the columns that may tell series apart. */
    private record Kept(WrittenTime time, String[] texts) {}

    private final List<Column> candidates;
    private final ZoneRules zone;
    private final Map<String, LocalDateTime> offsets = new TreeMap<>();
    private List<Kept> kept = new ArrayList<>();
    private int mask;
    private long rises;
    private long falls;
    private boolean withoutOffset;
    private boolean wholeDays = true;
    private @Nullable LocalDateTime last;

    private TimeSurvey(List<Column> candidates, ZoneRules zone) {
        this.candidates = candidates;
        this.zone = zone;
    }

    /**
     * Reads a file to its end.
     *
     * @param candidates the columns that may tell series apart
     * @param zone of the times without an offset; rows of the hour that comes twice are left aside
     */
    static TimeSurvey of(
            ColumnsOfFile columns, RowTime time, List<Column> candidates, ZoneId zone) {
        TimeSurvey survey = new TimeSurvey(candidates, zone.getRules());
        try (CsvRows rows = CsvRows.open(columns.file())) {
            rows.header();
            while (rows.hasNext()) {
                CsvRecord row = rows.next();
                if (row.getFieldCount() == columns.width()) {
                    survey.add(row, time.of(row));
                }
            }
        }
        return survey;
    }

    private void add(CsvRecord row, @Nullable WrittenTime time) {
        if (time == null) {
            return;
        }
        if (time.offset() == null) {
            withoutOffset = true;
        } else {
            offsets.putIfAbsent(
                    time.offset() + " " + time.local().getYear() + time.local().getMonthValue(),
                    time.local());
        }
        wholeDays &= time.local().toLocalTime().toNanoOfDay() == 0;
        if (last != null) {
            rises += time.local().isAfter(last) ? 1 : 0;
            falls += time.local().isBefore(last) ? 1 : 0;
        }
        last = time.local();
        if (time.offset() != null || zone.getValidOffsets(time.local()).size() == 1) {
            keep(row, time);
        }
    }

    private void keep(CsvRecord row, WrittenTime time) {
        if (isLeftOut(time)) {
            return;
        }
        kept.add(
                new Kept(
                        time,
                        candidates.stream()
                                .map(column -> row.getField(column.index()).strip())
                                .toArray(String[]::new)));
        if (kept.size() > ROWS_KEPT) {
            mask = 2 * mask + 1;
            kept.removeIf(each -> isLeftOut(each.time));
        }
    }

    private boolean isLeftOut(WrittenTime time) {
        int hash = time.local().hashCode() * 0x9E3779B9;
        return (hash >>> 8 & mask) != 0;
    }

    /** Whether the rows come newest first. */
    boolean isNewestFirst() {
        return falls > rises;
    }

    /** Whether all times are written with an offset. */
    boolean hasOffsets() {
        return !withoutOffset && !offsets.isEmpty();
    }

    /** A wall-clock time of each offset and month in which it was written. */
    Map<LocalDateTime, ZoneOffset> offsets() {
        Map<LocalDateTime, ZoneOffset> examples = new HashMap<>();
        offsets.forEach((key, local) ->
                examples.put(local, ZoneOffset.of(key.substring(0, key.indexOf(' ')))));
        return examples;
    }

    /** Whether no time has an offset, and some are not of whole days. */
    boolean isOfUnknownZone() {
        return offsets.isEmpty() && !wholeDays;
    }

    /** How many rows were kept. */
    int rows() {
        return kept.size();
    }

    /** How many rows share the time, and what stands in some columns, with one before them. */
    int sharing(List<Column> apart) {
        int[] places = apart.stream().mapToInt(candidates::indexOf).toArray();
        Set<List<Object>> different = new HashSet<>();
        for (Kept row : kept) {
            List<Object> key = new ArrayList<>();
            key.add(row.time);
            Arrays.stream(places).forEach(place -> key.add(row.texts[place]));
            different.add(key);
        }
        return kept.size() - different.size();
    }

    /** How many rows a time has on average. */
    double rowsPerTime() {
        int times = kept.size() - sharing(List.of());
        return times == 0 ? 1 : kept.size() / (double) times;
    }

    /** Whether the times, sorted, are mostly one usual spacing apart. */
    boolean isRegular() {
        if (mask != 0) {
            return true; // not all are there to tell
        }
        LocalDateTime[] times =
                kept.stream()
                        .map(each -> each.time.local())
                        .distinct()
                        .sorted()
                        .toArray(LocalDateTime[]::new);
        Map<Long, Integer> gaps = new HashMap<>();
        for (int i = 1; i < times.length; i++) {
            gaps.merge(
                    times[i].toEpochSecond(ZoneOffset.UTC)
                            - times[i - 1].toEpochSecond(ZoneOffset.UTC),
                    1,
                    Integer::sum);
        }
        int usual = gaps.values().stream().mapToInt(Integer::intValue).max().orElse(0);
        return 2 * usual >= times.length - 1;
    }
}
