package io.driftcast.data;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** The rows of one file, the header first, read as they are asked for. */
final class CsvRows implements AutoCloseable {
    private static final int HEADER_BYTES = 1 << 16;
    private static final int ROW_CHARS = 1 << 20;

    private final Path file;
    private final long size;
    private final CountingStream bytes;
    private final CloseableIterator<CsvRecord> rows;
    private long lastLine;

    private CsvRows(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new IOException("it is a directory");
        }
        this.file = file;
        this.size = Files.size(file);
        this.bytes = new CountingStream(Files.newInputStream(file));
        BufferedInputStream buffered = new BufferedInputStream(bytes, HEADER_BYTES);
        CsvDialect dialect = CsvDialect.of(file, firstLine(buffered));
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
     * @throws UncheckedIOException if the file cannot be opened
     */
    static CsvRows open(Path file) {
        try {
            return new CsvRows(file);
        } catch (NoSuchFileException e) {
            throw unreadable(file, new IOException("no such file", e));
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static String firstLine(InputStream in) throws IOException {
        in.mark(HEADER_BYTES);
        String head = new String(in.readNBytes(HEADER_BYTES - 1), StandardCharsets.UTF_8);
        in.reset();
        return head.lines().findFirst().orElse("");
    }

    Path file() {
        return file;
    }

    boolean hasNext() {
        try {
            return rows.hasNext();
        } catch (CsvParseException | UncheckedIOException e) {
            throw translated(e);
        }
    }

    CsvRecord next() {
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

    private static UncheckedIOException unreadable(Path file, IOException cause) {
        return new UncheckedIOException(
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
