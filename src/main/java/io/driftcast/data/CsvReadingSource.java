package io.driftcast.data;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.NoSuchElementException;
import java.util.OptionalLong;

/**
 * The readings of a CSV or TSV file, row by row, each row's values from left to right. One row is
 * held at a time.
 */
final class CsvReadingSource implements ReadingSource {
    private final CsvRows rows;
    private final RowParser parser;
    private final BadLines badLines;
    private final ArrayDeque<FeedReading> pending = new ArrayDeque<>();
    private long skippedLines;

    private CsvReadingSource(CsvRows rows, RowParser parser, BadLines badLines) {
        this.rows = rows;
        this.parser = parser;
        this.badLines = badLines;
    }

    /**
     * Opens a file.
     *
     * @param badLines what to do about a line that cannot be used
     * @throws io.driftcast.platform.failure.CallException if there is no such file
     * @throws io.driftcast.platform.failure.WorkException if the file cannot be read
     */
    static CsvReadingSource open(Path file, RowParser parser, BadLines badLines) {
        CsvRows rows = CsvRows.open(file);
        try {
            rows.header();
            return new CsvReadingSource(rows, parser, badLines);
        } catch (RuntimeException e) {
            rows.close();
            throw e;
        }
    }

    @Override
    public boolean hasNext() {
        while (pending.isEmpty() && rows.hasNext()) {
            try {
                pending.addAll(parser.parse(rows.next()));
            } catch (BadLineException e) {
                badLines.found(e);
                skippedLines++;
            }
        }
        return !pending.isEmpty();
    }

    @Override
    public FeedReading next() {
        if (!hasNext()) {
            throw new NoSuchElementException("no reading after the last of " + rows.file());
        }
        return pending.remove();
    }

    @Override
    public long position() {
        return rows.position();
    }

    @Override
    public OptionalLong size() {
        return OptionalLong.of(rows.size());
    }

    @Override
    public long skippedLines() {
        return skippedLines;
    }

    @Override
    public void close() {
        rows.close();
    }
}
