package io.driftcast.data;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.OptionalLong;

/**
 * The readings of a CSV or TSV file with a header row, row by row, each row's values from left to
 * right. Only the first {@value #SAMPLE_ROWS} rows are held, to find the columns by.
 *
 * <p>A field that is empty or NA is a value known to be missing. Times without an offset are UTC.
 */
public final class CsvReadingSource implements ReadingSource {
    private static final int SAMPLE_ROWS = 500;

    private final CsvRows rows;
    private final RowParser parser;
    private final BadLines badLines;
    private final ArrayDeque<CsvRecord> sample;
    private final ArrayDeque<FeedReading> pending = new ArrayDeque<>();
    private long skippedLines;

    private CsvReadingSource(
            CsvRows rows, RowParser parser, ArrayDeque<CsvRecord> sample, BadLines badLines) {
        this.rows = rows;
        this.parser = parser;
        this.sample = sample;
        this.badLines = badLines;
    }

    /**
     * Opens a file and finds its columns.
     *
     * @param layout which columns to read
     * @param badLines what to do about a line that cannot be used
     * @throws CsvLayoutException if a column that is named or needed is not in the file
     * @throws java.io.UncheckedIOException if the file cannot be read
     */
    public static CsvReadingSource open(Path file, CsvLayout layout, BadLines badLines) {
        CsvRows rows = CsvRows.open(file);
        try {
            List<String> header = header(rows);
            ArrayDeque<CsvRecord> sample = new ArrayDeque<>();
            while (sample.size() < SAMPLE_ROWS && rows.hasNext()) {
                sample.add(rows.next());
            }
            CsvColumns columns = new ColumnFinder(file, header, List.copyOf(sample)).find(layout);
            return new CsvReadingSource(rows, new RowParser(file, columns), sample, badLines);
        } catch (RuntimeException e) {
            rows.close();
            throw e;
        }
    }

    private static List<String> header(CsvRows rows) {
        if (!rows.hasNext()) {
            throw new CsvLayoutException(
                    rows.file() + ":1: the file is empty; it needs a header row and data");
        }
        return rows.next().getFields().stream().map(String::strip).toList();
    }

    @Override
    public boolean hasNext() {
        while (pending.isEmpty() && (!sample.isEmpty() || rows.hasNext())) {
            CsvRecord row = sample.isEmpty() ? rows.next() : sample.poll();
            try {
                pending.addAll(parser.parse(row));
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
