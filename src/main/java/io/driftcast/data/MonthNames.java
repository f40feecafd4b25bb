package io.driftcast.data;

import java.util.List;
import java.util.Locale;

/** Months by their names, whole or cut to three letters or more, in English and German. */
final class MonthNames {

    private static final List<List<String>> NAMES =
            List.of(
                    List.of("january", "januar", "jänner"),
                    List.of("february", "februar"),
                    List.of("march", "märz", "maerz", "mrz"),
                    List.of("april"),
                    List.of("may", "mai"),
                    List.of("june", "juni"),
                    List.of("july", "juli"),
                    List.of("august"),
                    List.of("september", "sept"),
                    List.of("october", "oktober"),
                    List.of("november"),
                    List.of("december", "dezember"));

    private MonthNames() {}

    /** The month's number, 1 to 12; 0 if the text is no month. */
    static int number(String text) {
        String name = text.toLowerCase(Locale.ROOT).replace(".", "");
        if (name.length() < 3) {
            return 0;
        }
        for (int i = 0; i < NAMES.size(); i++) {
            if (NAMES.get(i).stream().anyMatch(full -> full.startsWith(name))) {
                return i + 1;
            }
        }
        return 0;
    }
}
