package io.driftcast.text.tokenizer;

import java.text.Normalizer;
import java.text.Normalizer.Form;

/**
 * The form in which texts are read: Unicode's NFKC (UAX #15), which writes each character that has
 * several spellings, as a ligature or in full width, in one of them. A surrogate without its other
 * half is no character and becomes U+FFFD.
 *
 * <p>Of more than {@value #MAX_MARKS} combining marks in a row, each so many are normalised on
 * their own: to put a megabyte of them in order together would take minutes. Unicode's stream-safe
 * text format has the same limit.
 */
final class Normalisation {

    /** Combining marks in a row that are normalised together. */
    static final int MAX_MARKS = 30;

    private Normalisation() {}

    /** The normal form of a text; that of a normal form is itself. */
    static String of(String text) {
        String whole = withoutLoneSurrogates(text);
        StringBuilder normal = new StringBuilder(whole.length());
        int from = 0;
        int marks = 0;
        for (int at = 0; at < whole.length(); ) {
            int character = whole.codePointAt(at);
            marks = isMark(character) ? marks + 1 : 0;
            if (marks > MAX_MARKS) {
                normal.append(Normalizer.normalize(whole.substring(from, at), Form.NFKC));
                from = at;
                marks = 1;
            }
            at += Character.charCount(character);
        }
        String rest = Normalizer.normalize(whole.substring(from), Form.NFKC);
        return normal.isEmpty() ? rest : normal.append(rest).toString();
    }

    private static boolean isMark(int character) {
        return switch (Character.getType(character)) {
            case Character.NON_SPACING_MARK,
                    Character.ENCLOSING_MARK,
                    Character.COMBINING_SPACING_MARK ->
                    true;
            default -> false;
        };
    }

    private static String withoutLoneSurrogates(String text) {
        if (text.chars().noneMatch(unit -> Character.isSurrogate((char) unit))) {
            return text;
        }
        StringBuilder whole = new StringBuilder(text.length());
        text.codePoints()
                .map(c -> Character.getType(c) == Character.SURROGATE ? 0xFFFD : c)
                .forEach(whole::appendCodePoint);
        return whole.toString();
    }
}
