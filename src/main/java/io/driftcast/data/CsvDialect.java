package io.driftcast.data;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * How a file separates its fields.
 *
 * @param delimiter between two fields
 * @param quote round a field that holds delimiters; {@link #NO_QUOTE} for files without quoting
 */
record CsvDialect(char delimiter, char quote) {
    /**
     * The reader wants some quote character; this one is no character of any text (Unicode 23.7).
     */
    static final char NO_QUOTE = '\uFFFF';

    private static final List<Character> CANDIDATES = List.of(',', ';', '\t', '|');

    /**
     * By the extension (.tsv and .tab: tabs), otherwise the one of comma, semicolon, tab and bar
     * that the header has most of; comma where it has none. Files with tabs are read without
     * quoting.
     */
    static CsvDialect of(Path file, String headerLine) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        char delimiter =
                name.endsWith(".tsv") || name.endsWith(".tab") ? '\t' : mostFrequent(headerLine);
        return new CsvDialect(delimiter, delimiter == '\t' ? NO_QUOTE : '"');
    }

    private static char mostFrequent(String headerLine) {
        char best = CANDIDATES.getFirst();
        for (char candidate : CANDIDATES) {
            if (count(headerLine, candidate) > count(headerLine, best)) {
                best = candidate;
            }
        }
        return best;
    }

    private static long count(String text, char wanted) {
        return text.chars().filter(c -> c == wanted).count();
    }
}
