package io.driftcast.data;

import io.driftcast.data.CsvColumns.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds the columns that tell the series of a file apart. Where rows share a time, they are those
 * of texts, or of numbers that repeat, without which most would still do so. Where none do, a
 * column of texts is an id by its name, or if readings come irregularly as those of several sensors
 * do; otherwise it is a property of the time, as a weekday is.
 */
final class SeriesFinder {

    /** As many rows in a hundred may share a time for other reasons: repetitions, a clock set. */
    private static final double FEW = 0.01;

    private static final double MOST = 0.5;

    /** A column is worth adding if it leaves no more than so many of them sharing a time. */
    private static final double FEWER = 0.8;

    private final List<ColumnProfile> texts;
    private final List<ColumnProfile> numbers;

    /**
     * @param candidates columns that hold no time, and no value that was asked for
     */
    SeriesFinder(List<ColumnProfile> candidates) {
        texts = candidates.stream().filter(each -> !each.isNumeric()).toList();
        numbers =
                candidates.stream()
                        .filter(each -> each.isNumeric() && each.isWhole() && each.repeats())
                        .toList();
    }

    /** The columns that may tell series apart. */
    List<Column> candidates() {
        List<Column> columns = new ArrayList<>();
        texts.forEach(each -> columns.add(each.column()));
        numbers.forEach(each -> columns.add(each.column()));
        return columns;
    }

    /** The columns that do, none if there is but one series. */
    List<Column> find(TimeSurvey survey) {
        List<Column> chosen = new ArrayList<>();
        if (isFew(survey.sharing(List.of()), survey)) {
            byName(survey).ifPresent(each -> chosen.add(each.column()));
            return chosen;
        }
        while (!isFew(survey.sharing(chosen), survey) && addBest(chosen, survey)) {
            // goes on until hardly any rows share a time
        }
        boolean told = survey.sharing(chosen) <= MOST * survey.sharing(List.of());
        return told ? chosen : List.of();
    }

    /** Whether so few rows share a time that it says nothing. */
    static boolean isFew(int sharing, TimeSurvey survey) {
        return sharing <= FEW * survey.rows();
    }

    private Optional<ColumnProfile> byName(TimeSurvey survey) {
        return texts.stream()
                .filter(each -> each.repeats() && ColumnWords.isId(each.name()))
                .findFirst()
                .or(() ->
                        texts.stream()
                                .filter(each -> !survey.isRegular())
                                .filter(each -> each.repeats() && !each.isConstant())
                                .filter(each -> !ColumnWords.isProperty(each.name()))
                                .findFirst());
    }

    private boolean addBest(List<Column> chosen, TimeSurvey survey) {
        int before = survey.sharing(chosen);
        return best(texts, chosen, survey, before)
                .or(() ->
                        best(
                                numbers.stream().filter(each -> isId(each, survey)).toList(),
                                chosen,
                                survey,
                                before))
                .map(chosen::add)
                .orElse(false);
    }

    /**
     * The first of those that leave the fewest rows sharing a time, if they leave clearly fewer.
     */
    private static Optional<Column> best(
            List<ColumnProfile> from, List<Column> chosen, TimeSurvey survey, int before) {
        Column best = null;
        double fewest = FEWER * before;
        for (ColumnProfile each : from) {
            List<Column> more = new ArrayList<>(chosen);
            more.add(each.column());
            int after = survey.sharing(more);
            if (!chosen.contains(each.column())
                    && (best == null ? after <= fewest : after < fewest)) {
                best = each.column();
                fewest = after;
            }
        }
        return Optional.ofNullable(best);
    }

    /** Ids are there at most times; of values there are many more than a time has rows. */
    private static boolean isId(ColumnProfile number, TimeSurvey survey) {
        return ColumnWords.isId(number.name()) || survey.rowsPerTime() >= MOST * number.distinct();
    }
}
