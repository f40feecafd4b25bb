package io.driftcast.data;

import java.util.regex.Pattern;

/** How a column writes its numbers. Decided once for a column, by all of its values. */
enum NumberFormat {
    /** 1234.5. */
    POINT(DecimalMark.POINT, ""),
    /** 1,234.5; also 1 234.5 and 1'234.5. */
    POINT_THOUSANDS(
            DecimalMark.POINT,
            "[+-]?\\d{1,3}(?:([, '\u2019\u00A0\u202F])\\d{3})(?:\\1\\d{3}){0,5}(?:\\.\\d*)?"),
    /** 1234,5. */
    COMMA(DecimalMark.COMMA, "[+-]?\\d*,?\\d*(?:[eE][+-]?\\d+)?"),
    /** 1.234,5; also 1 234,5 and 1'234,5. */
    COMMA_THOUSANDS(
            DecimalMark.COMMA,
            "[+-]?\\d{1,3}(?:([. '\u2019\u00A0\u202F])\\d{3})(?:\\1\\d{3}){0,5}(?:,\\d*)?");

    private final DecimalMark mark;
    private final Pattern pattern;

    NumberFormat(DecimalMark mark, String pattern) {
        this.mark = mark;
        this.pattern = Pattern.compile(pattern);
    }

    DecimalMark mark() {
        return mark;
    }

    /** The plain format of a mark. */
    static NumberFormat plain(DecimalMark mark) {
        return mark == DecimalMark.POINT ? POINT : COMMA;
    }

    /** The format that reads what {@link #plain} does, and separated thousands. */
    static NumberFormat grouped(DecimalMark mark) {
        return mark == DecimalMark.POINT ? POINT_THOUSANDS : COMMA_THOUSANDS;
    }

    /** The finite number that a text is; NaN if it is none in this format. */
    double parse(String text) {
        return switch (this) {
            case POINT -> Numbers.parse(text);
            case COMMA -> reads(text) ? Numbers.parse(text.replace(',', '.')) : Double.NaN;
            case POINT_THOUSANDS, COMMA_THOUSANDS ->
                    reads(text) ? Numbers.parse(ungrouped(text)) : plain(mark).parse(text);
        };
    }

    /** Whether a text has this format and no plainer one: separators where it groups thousands. */
    boolean reads(String text) {
        return this == POINT
                ? !Double.isNaN(Numbers.parse(text))
                : !text.isEmpty() && pattern.matcher(text).matches();
    }

    private String ungrouped(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        char point = mark == DecimalMark.POINT ? '.' : ',';
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == point) {
                plain.append('.');
            } else if (Character.isDigit(c) || c == '-' || c == '+') {
                plain.append(c);
            }
        }
        return plain.toString();
    }
}
