package io.driftcast.data;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the name of a column says about it, in English and German. */
final class ColumnWords {

    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern CAMEL = Pattern.compile("(?<=\\p{Ll})(?=\\p{Lu})");

    private static final Set<String> TIME =
            Set.of(
                    "time",
                    "timestamp",
                    "datetime",
                    "date",
                    "dt",
                    "ts",
                    "year",
                    "yr",
                    "jahr",
                    "years",
                    "month",
                    "monat",
                    "day",
                    "datum",
                    "zeit",
                    "zeitpunkt",
                    "zeitstempel",
                    "utc",
                    "epoch",
                    "when",
                    "at",
                    "observed",
                    "week",
                    "quarter",
                    "unix",
                    "unixtime",
                    "monthyear",
                    "yearmonth",
                    "mess_datum");
    private static final Set<String> ID =
            Set.of(
                    "id",
                    "name",
                    "series",
                    "sensor",
                    "entity",
                    "station",
                    "device",
                    "meter",
                    "country",
                    "region",
                    "state",
                    "city",
                    "site",
                    "location",
                    "place",
                    "room",
                    "store",
                    "shop",
                    "item",
                    "product",
                    "sku",
                    "symbol",
                    "ticker",
                    "host",
                    "hostname",
                    "instance",
                    "measurement",
                    "field",
                    "tag",
                    "variable",
                    "metric",
                    "topic",
                    "machine",
                    "unique",
                    "code",
                    "source",
                    "parameter",
                    "stationen",
                    "land",
                    "raum",
                    "gerät",
                    "geraet",
                    "zähler",
                    "zaehler",
                    "standort",
                    "messstelle",
                    "filiale",
                    "artikel",
                    "customer",
                    "kunde",
                    "branch",
                    "dept",
                    "department");
    private static final Set<String> PROPERTY =
            Set.of(
                    "weekday",
                    "dow",
                    "wochentag",
                    "weekend",
                    "holiday",
                    "feiertag",
                    "flag",
                    "flags",
                    "quality",
                    "status",
                    "unit",
                    "units",
                    "einheit",
                    "comment",
                    "note",
                    "notes",
                    "bemerkung",
                    "season",
                    "daytype",
                    "direction",
                    "event",
                    "holidays");
    private static final Set<String> COUNTER =
            Set.of(
                    "no",
                    "no.",
                    "nr",
                    "nr.",
                    "#",
                    "index",
                    "idx",
                    "row",
                    "rownames",
                    "unnamed: 0",
                    "obs",
                    "id",
                    "n",
                    "i",
                    "lfd. nr.",
                    "instant",
                    "rownum");
    private static final List<Set<String>> PARTS =
            List.of(
                    Set.of("year", "yr", "yyyy", "jahr"),
                    Set.of("month", "mon", "mo", "mnth", "mm", "monat"),
                    Set.of("day", "dd", "tag", "dayofmonth", "day_of_month", "mday"),
                    Set.of("hour", "hr", "hh", "stunde", "std"),
                    Set.of("minute", "min", "mi"),
                    Set.of("second", "sec", "ss", "sekunde"));

    /** Of columns that InfluxDB writes around every value. */
    private static final Set<String> INFLUX = Set.of("result", "table", "_start", "_stop");

    private ColumnWords() {}

    private static String plain(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }

    private static boolean hasWordOf(String name, Set<String> words) {
        return words.contains(plain(name))
                || Stream.of(name)
                        .flatMap(CAMEL::splitAsStream)
                        .flatMap(BETWEEN_WORDS::splitAsStream)
                        .map(ColumnWords::plain)
                        .anyMatch(words::contains);
    }

    /** Whether the name is of a time. */
    static boolean isTime(String name) {
        return hasWordOf(name, TIME);
    }

    /** Whether the name is one of what there are several of, each with its readings. */
    static boolean isId(String name) {
        return hasWordOf(name, ID);
    }

    /** Whether the name is of something that a time has, or a value. */
    static boolean isProperty(String name) {
        return hasWordOf(name, PROPERTY) || Arrays.asList("type", "day").contains(plain(name));
    }

    /** Whether the name is of a number that counts rows. */
    static boolean isCounter(String name) {
        return name.isEmpty() || COUNTER.contains(plain(name));
    }

    /** Whether the name is of an hour of the day. */
    static boolean isHour(String name) {
        return isPart(name, 3);
    }

    /**
     * Whether the name is of a part of a time.
     *
     * @param part 0 for the year, 1 for the month and so on, to 5 for the second
     */
    static boolean isPart(String name, int part) {
        return part < PARTS.size() && PARTS.get(part).contains(plain(name));
    }

    /** Whether the name is of a column of InfluxDB that is neither time, value nor tag. */
    static boolean isInfluxFrame(String name, List<String> header) {
        return header.contains("_time") && INFLUX.contains(plain(name));
    }
}
