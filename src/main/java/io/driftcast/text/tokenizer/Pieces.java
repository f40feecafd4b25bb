package io.driftcast.text.tokenizer;

import java.util.Iterator;
import java.util.NoSuchElementException;

/**
 * The pieces of a text, none of which a token reaches out of: a word, a run of digits, of signs or
 * of white space, each word, number and sign with the one space before it. Together they are the
 * text. A piece has at most {@value #MAX_LENGTH} characters besides that space, so that the work on
 * a text grows with its length, whatever it is.
 */
final class Pieces implements Iterator<Piece> {

    /** Characters (code points) of a piece at most, without its space. */
    static final int MAX_LENGTH = 32;

    private enum Kind {
        LETTERS,
        DIGITS,
        SPACE,
        SIGNS
    }

    private final String text;
    private int at;

    /** Whether the last piece ended by its length, so that this one goes on with its word. */
    private boolean cut;

    /**
     * @param text normalised
     */
    Pieces(String text) {
        this.text = text;
    }

    @Override
    public boolean hasNext() {
        return at < text.length();
    }

    @Override
    public Piece next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        int from = at;
        if (isSpaceBeforeAnother()) {
            at++;
            cut = false;
        }
        Kind kind = kind(text.codePointAt(at));
        int length = 0;
        while (length < MAX_LENGTH && continues(kind)) {
            at += Character.charCount(text.codePointAt(at));
            length++;
        }
        boolean goesOn = continues(kind);
        boolean word = kind == Kind.LETTERS && !cut && !goesOn;
        cut = goesOn;
        return new Piece(text.substring(from, at), word);
    }

    private boolean isSpaceBeforeAnother() {
        return text.charAt(at) == ' '
                && at + 1 < text.length()
                && kind(text.codePointAt(at + 1)) != Kind.SPACE;
    }

    private boolean continues(Kind kind) {
        if (at >= text.length()) {
            return false;
        }
        int next = text.codePointAt(at);
        if (kind == Kind.SPACE) {
            return kind(next) == kind && !isSpaceBeforeAnother();
        }
        return kind(next) == kind || (kind == Kind.LETTERS && isApostropheInWord(next));
    }

    /** Whether a character may stand in a word. */
    static boolean isOfWord(int character) {
        return kind(character) == Kind.LETTERS || isApostrophe(character);
    }

    private static boolean isApostrophe(int character) {
        return character == '\'' || character == '’';
    }

    private boolean isApostropheInWord(int character) {
        return isApostrophe(character)
                && at > 0
                && kind(text.codePointBefore(at)) == Kind.LETTERS
                && at + 1 < text.length()
                && kind(text.codePointAt(at + 1)) == Kind.LETTERS;
    }

    private static Kind kind(int character) {
        if (Character.isWhitespace(character) || Character.isSpaceChar(character)) {
            return Kind.SPACE;
        }
        return switch (Character.getType(character)) {
            case Character.UPPERCASE_LETTER,
                    Character.LOWERCASE_LETTER,
                    Character.TITLECASE_LETTER,
                    Character.MODIFIER_LETTER,
                    Character.OTHER_LETTER,
                    Character.NON_SPACING_MARK,
                    Character.ENCLOSING_MARK,
                    Character.COMBINING_SPACING_MARK ->
                    Kind.LETTERS;
            case Character.DECIMAL_DIGIT_NUMBER, Character.LETTER_NUMBER, Character.OTHER_NUMBER ->
                    Kind.DIGITS;
            default -> Kind.SIGNS;
        };
    }
}
