package io.driftcast.data;

import java.nio.file.Path;
import java.util.Locale;

/** A line of a file that cannot be taken as a reading. */
public final class BadLineException extends InputException {
    private static final int SHOWN_CHARS = 60;

    private final Path file;
    private final long line;

    /**
     * @param file the file
     * @param line the line's number, from 1; of a record of several lines, the first
     * @param text the offending text; shown cut to 60 characters
     * @param reason why it cannot be used
     * @param remedy what to do about it
     */
    BadLineException(Path file, long line, String text, String reason, String remedy) {
        super(
                String.format(
                        Locale.ROOT,
                        "%s:%d: '%s' %s; %s",
                        file,
                        line,
                        shown(text),
                        reason,
                        remedy));
        this.file = file;
        this.line = line;
    }

    /** The file. */
    public Path file() {
        return file;
    }

    /** The line's number, from 1. */
    public long line() {
        return line;
    }

    private static String shown(String text) {
        String plain = text.replace("\r", "\\r").replace("\n", "\\n").replace("\t", "\\t");
        return plain.length() <= SHOWN_CHARS ? plain : plain.substring(0, SHOWN_CHARS) + "…";
    }
}
