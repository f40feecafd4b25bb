package io.driftcast.data;

import de.siegmar.fastcsv.reader.CsvRecord;
import io.driftcast.data.CsvColumns.Column;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Where a row has its time: in one column, or in several. */
sealed interface RowTime {

    /** The time; null if the row has none that can be read. */
    @Nullable WrittenTime of(CsvRecord row);

    /** The columns that it is read from. */
    List<Column> columns();

    /** What a time looks like, for messages. */
    String example();

    /** The text of a row that the time is read from. */
    default String text(CsvRecord row) {
        return columns().stream()
                .map(column -> field(row, column))
                .collect(Collectors.joining(" "));
    }

    /** The names of the columns, with commas between. */
    default String names() {
        return columns().stream().map(Column::name).collect(Collectors.joining(","));
    }

    private static String field(CsvRecord row, Column column) {
        return row.getField(column.index()).strip();
    }

    /** One column that holds all of it. */
    record InOneColumn(Column column, TimeFormat format) implements RowTime {

        @Override
        public @Nullable WrittenTime of(CsvRecord row) {
            return format.parse(field(row, column));
        }

        @Override
        public List<Column> columns() {
            return List.of(column);
        }

        @Override
        public String example() {
            return format.example();
        }
    }

    /** A date, and a time of day or the number of an hour beside it. */
    record DateAndClock(Column date, TimeFormat format, Column clock) implements RowTime {

        @Override
        public @Nullable WrittenTime of(CsvRecord row) {
            WrittenTime day = format.parse(field(row, date));
            ClockTime time = clock(field(row, clock));
            return day == null || time == null ? null : time.on(day.local().toLocalDate());
        }

        /** Null if the text is neither a time of day nor an hour. */
        static @Nullable ClockTime clock(String text) {
            ClockTime time = ClockTime.parse(text);
            double hour = Numbers.parse(text);
            return time == null && hour == Math.rint(hour) && hour >= 0 && hour <= 24
                    ? ClockTime.ofHour((int) hour)
                    : time;
        }

        @Override
        public List<Column> columns() {
            return List.of(date, clock);
        }

        @Override
        public String example() {
            return format.example() + " and a time of day such as 14:30";
        }
    }

    /**
     * A year and what follows of month, day, hour, minute and second, each in a column.
     *
     * @param parts in this order, at least the year
     */
    record InParts(List<Column> parts) implements RowTime {

        private static final int HOUR = 3;
        private static final int[] FROM = {1700, 1, 1, 0, 0, 0};
        private static final int[] TO = {2200, 12, 31, 24, 59, 59};

        @Override
        public @Nullable WrittenTime of(CsvRecord row) {
            int[] numbers = {0, 1, 1, 0, 0, 0};
            for (int i = 0; i < parts.size(); i++) {
                numbers[i] = number(field(row, parts.get(i)), i);
                if (numbers[i] < 0) {
                    return null;
                }
            }
            LocalDate month = LocalDate.of(numbers[0], numbers[1], 1);
            if (numbers[2] > month.lengthOfMonth()) {
                return null;
            }
            return WrittenTime.of(
                    month.withDayOfMonth(numbers[2])
                            .atStartOfDay()
                            .plusHours(numbers[HOUR])
                            .plusMinutes(numbers[HOUR + 1])
                            .plusSeconds(numbers[HOUR + 2]));
        }

        /** The number of a part, counted from 0 for the year; -1 if the text is none. */
        static int number(String text, int part) {
            double number = Numbers.parse(text);
            if (Double.isNaN(number) && part == 1) {
                int month = MonthNames.number(text);
                return month == 0 ? -1 : month;
            }
            boolean legal =
                    number == Math.rint(number) && number >= FROM[part] && number <= TO[part];
            return legal ? (int) number : -1;
        }

        @Override
        public List<Column> columns() {
            return parts;
        }

        @Override
        public String example() {
            return "a year such as 1959, a month from 1 to 12 and so on";
        }
    }
}
