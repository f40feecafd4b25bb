package io.driftcast.render;

/** Texts of others, fit to be shown. */
public final class Visible {

    private static final int PICTURES = 0x2400;
    private static final char DELETE = 0x7F;
    private static final char REPLACEMENT = '\uFFFD';

    private Visible() {}

    /**
     * The text with a picture in place of each control character, and a mark in place of what turns
     * the direction of writing, so that no text can move a terminal's cursor or a page's order.
     */
    public static String text(String text) {
        StringBuilder shown = new StringBuilder(text.length());
        text.codePoints().forEach(character -> shown.appendCodePoint(shown(character)));
        return shown.toString();
    }

    private static int shown(int character) {
        if (character < ' ') {
            return PICTURES + character;
        }
        if (character == DELETE) {
            return '\u2421';
        }
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR ->
                    REPLACEMENT;
            default -> character;
        };
    }
}
