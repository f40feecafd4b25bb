package io.driftcast.data;

import io.driftcast.data.CsvColumns.Column;
import io.driftcast.data.CsvColumns.Values;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is said of a file before its readings: its columns, and what is to be asked about it. */
final class FileNotes {

    private static final int NAMES_SHOWN = 4;
    private static final double OFTEN = 1.2;

    private final ColumnsOfFile columns;
    private final CsvColumns found;
    private final TimeSurvey survey;
    private final SeriesFinder candidates;
    private final @Nullable ZoneId zone;

    FileNotes(
            ColumnsOfFile columns,
            CsvColumns found,
            TimeSurvey survey,
            SeriesFinder candidates,
            @Nullable ZoneId zone) {
        this.columns = columns;
        this.found = found;
        this.survey = survey;
        this.candidates = candidates;
        this.zone = zone;
    }

    /** The lines, that on the columns first. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(roles());
        sharedTimes(lines);
        farOff(lines);
        return List.copyOf(lines);
    }

    private String roles() {
        List<String> values = found.values().stream().map(each -> each.column().name()).toList();
        String decimal =
                found.values().stream().anyMatch(each -> each.format().mark() == DecimalMark.COMMA)
                        ? " (decimal comma)"
                        : "";
        return "time: %s%s, values: %s%s; %s"
                .formatted(
                        found.time().names(),
                        reading(),
                        some(values),
                        decimal,
                        seriesColumns(found.series().stream().map(Column::name).toList()));
    }

    static String seriesColumns(List<String> names) {
        return names.isEmpty() ? "no series column" : "series: " + String.join(",", names);
    }

    /** What is not certain of the times, in brackets. */
    private String reading() {
        List<String> said = new ArrayList<>();
        switch (found.time()) {
            case RowTime.InOneColumn time -> said.addAll(dayOrder(time.format()));
            case RowTime.DateAndClock time -> said.addAll(dayOrder(time.format()));
            case RowTime.InParts _ -> {}
        }
        if (survey.isOfUnknownZone()) {
            said.add(zone == null ? "UTC" : zone.getId());
        }
        return said.isEmpty() ? "" : " (" + String.join("; ", said) + ")";
    }

    private static List<String> dayOrder(TimeFormat format) {
        return format == TimeFormat.DAY_MONTH_YEAR
                ? List.of("day, month, year")
                : format == TimeFormat.MONTH_DAY_YEAR ? List.of("month, day, year") : List.of();
    }

    /** The first of them, and how many more there are. */
    static String some(List<String> names) {
        int more = names.size() - NAMES_SHOWN;
        String shown = names.stream().limit(NAMES_SHOWN).collect(Collectors.joining(", "));
        return more > 0 ? String.format(Locale.ROOT, "%s and %,d more", shown, more) : shown;
    }

    private static String names(List<Column> columns) {
        return columns.stream().map(Column::name).collect(Collectors.joining(","));
    }

    private void sharedTimes(List<String> lines) {
        int sharing = survey.sharing(List.of());
        if (SeriesFinder.isFew(sharing, survey)) {
            return;
        }
        List<Column> known = candidates.candidates();
        List<Column> taken = found.series();
        List<Column> apart = taken.isEmpty() ? candidates.find(survey) : taken;
        boolean told =
                !apart.isEmpty()
                        && known.containsAll(apart)
                        && SeriesFinder.isFew(survey.sharing(apart), survey);
        String rows = Figures.rounded(survey.rowsPerTime()) + " rows share each time; ";
        if (told) {
            lines.add(
                    "%s--series %s tells them apart%s"
                            .formatted(
                                    rows,
                                    names(apart),
                                    taken.isEmpty()
                                            ? ""
                                            : " and is taken (--series none: one series)"));
        } else if (taken.isEmpty() && survey.rowsPerTime() < OFTEN && survey.isOfUnknownZone()) {
            lines.add(
                    String.format(
                            Locale.ROOT,
                            "%,d rows have the time of another; if a clock was set back, name its zone with --zone",
                            sharing));
        } else if (taken.isEmpty()) {
            lines.add(rows + "if a column tells them apart, name it with --series");
        }
    }

    private void farOff(List<String> lines) {
        List<ColumnProfile> suspects =
                found.values().stream()
                        .map(Values::column)
                        .map(column -> columns.named(column.name()))
                        .filter(profile -> profile.farOff().isPresent())
                        .toList();
        if (suspects.isEmpty()) {
            return;
        }
        Extreme first = suspects.getFirst().farOff().orElseThrow();
        String value = plain(first.value());
        List<String> names =
                suspects.stream()
                        .filter(each -> each.farOff().orElseThrow().value() == first.value())
                        .map(ColumnProfile::name)
                        .toList();
        lines.add(
                String.format(
                        Locale.ROOT,
                        "%s stands far off in %s, %,d times in the first of them; if it means a missing value, say --missing %s",
                        value,
                        some(names),
                        first.count(),
                        value));
    }

    private static String plain(double value) {
        return String.valueOf((long) value);
    }
}
