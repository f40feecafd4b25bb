package io.driftcast.data;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.driftcast.platform.failure.CallException;
import io.driftcast.platform.failure.WorkException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** The rows of one file, the header first, read as they are asked for. */
final class CsvRows implements AutoCloseable {
    private static final int HEADER_BYTES = 1 << 16;
    private static final int ROW_CHARS = 1 << 20;

    /** What the only column is called where the file does not say. */
    private static final String ONLY_COLUMN = "value";

    private final Path file;
    private final long size;
    private final CountingStream bytes;
    private final char delimiter;
    private final CloseableIterator<CsvRecord> rows;
    private List<String> header = List.of();
    private @Nullable CsvRecord ahead;
    private long lastLine;

    private CsvRows(Path file) throws IOException {
        this.file = file;
        this.size = Files.size(file);
        this.bytes = new CountingStream(Files.newInputStream(file));
        BufferedInputStream buffered = new BufferedInputStream(bytes, HEADER_BYTES);
        CsvDialect dialect = CsvDialect.of(file, headerLine(buffered));
        this.delimiter = dialect.delimiter();
        this.rows =
                CsvReader.builder()
                        .fieldSeparator(dialect.delimiter())
                        .quoteCharacter(dialect.quote())
                        .extraFieldStrategy(FieldMismatchStrategy.IGNORE) // counted by us,
                        .missingFieldStrategy(FieldMismatchStrategy.IGNORE) // to name the line
                        .detectBomHeader(true)
                        .maxBufferSize(ROW_CHARS)
                        .ofCsvRecord(buffered, StandardCharsets.UTF_8)
                        .iterator();
    }

    /**
     * @throws CallException if there is no such file, or it may not be read
     */
    static CsvRows open(Path file) {
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            throw new CallException(
                    file + ": there is no such file, or it may not be read; name a CSV file");
        }
        try {
            return new CsvRows(file);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static String headerLine(InputStream in) throws IOException {
        in.mark(HEADER_BYTES);
        String head = new String(in.readNBytes(HEADER_BYTES - 1), StandardCharsets.UTF_8);
        in.reset();
        return head.lines()
                .filter(line -> !line.isBlank() && !isRemark(line))
                .findFirst()
                .orElse("");
    }

    /** Whether a line only says something about the file, as InfluxDB's annotations do. */
    private static boolean isRemark(String text) {
        return text.startsWith("# ")
                || text.startsWith("#group")
                || text.startsWith("#datatype")
                || text.startsWith("#default");
    }

    /**
     * Reads the names of the columns, stripped; to be called first. A file of one column of numbers
     * may lack them.
     *
     * @throws CsvLayoutException if the file has no row
     */
    List<String> header() {
        if (!hasNext()) {
            throw new CsvLayoutException(
                    file + ":1: the file is empty; it needs a header row and data");
        }
        CsvRecord first = next();
        List<String> names = first.getFields().stream().map(String::strip).toList();
        if (names.size() == 1 && !Double.isNaN(Numbers.parse(names.getFirst()))) {
            ahead = first;
            return List.of(ONLY_COLUMN);
        }
        header = names;
        return names;
    }

    char delimiter() {
        return delimiter;
    }

    Path file() {
        return file;
    }

    boolean hasNext() {
        while (ahead == null && hasFurther()) {
            CsvRecord row = further();
            if (!isRemark(row.getField(0)) && !isHeaderAgain(row)) {
                ahead = row;
            }
        }
        return ahead != null;
    }

    CsvRecord next() {
        if (!hasNext() || ahead == null) {
            throw new NoSuchElementException("no row after the last of " + file);
        }
        CsvRecord row = ahead;
        ahead = null;
        return row;
    }

    /** As between the tables of an annotated file, and where files were put together. */
    private boolean isHeaderAgain(CsvRecord row) {
        return !header.isEmpty()
                && row.getFieldCount() == header.size()
                && row.getField(header.size() - 1).strip().equals(header.getLast())
                && row.getFields().stream().map(String::strip).toList().equals(header);
    }

    private boolean hasFurther() {
        try {
            return rows.hasNext();
        } catch (CsvParseException | UncheckedIOException e) {
            throw translated(e);
        }
    }

    private CsvRecord further() {
        try {
            CsvRecord row = rows.next();
            lastLine = row.getStartingLineNumber();
            return row;
        } catch (CsvParseException | UncheckedIOException e) {
            throw translated(e);
        }
    }

    private RuntimeException translated(RuntimeException e) {
        if (e instanceof UncheckedIOException io && io.getCause() != null) {
            return unreadable(file, io.getCause());
        }
        return new BadLineException(
                file,
                lastLine + 1,
                "",
                "begins a row that does not end within " + ROW_CHARS + " characters",
                "close the quote that is open, or remove the line");
    }

    private static WorkException unreadable(Path file, IOException cause) {
        return new WorkException(
                "%s: cannot be read: %s".formatted(file, cause.getMessage()), cause);
    }

    /** Bytes read so far. */
    long position() {
        return bytes.count();
    }

    /** The file's bytes when it was opened. */
    long size() {
        return size;
    }

    @Override
    public void close() {
        try {
            rows.close();
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }
}
