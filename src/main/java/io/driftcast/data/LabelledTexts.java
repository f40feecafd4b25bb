package io.driftcast.data;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.driftcast.data.TextColumns.Places;
import io.driftcast.platform.failure.CallException;
import io.driftcast.platform.failure.WorkException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;

/** The labelled texts of a CSV or TSV file in UTF-8, a row each, read one after the other. */
public final class LabelledTexts {

    private static final int HEADER_CHARS = 1 << 16;
    private static final int ROW_CHARS = 16 << 20;
    private static final int BYTE_ORDER_MARK = '\uFEFF';

    private final Path file;
    private final TextColumns columns;
    private long lastLine;

    private LabelledTexts(Path file, TextColumns columns) {
        this.file = file;
        this.columns = columns;
    }

    /**
     * Reads a file.
     *
     * @param columns which ones hold what
     * @param each takes each row as soon as it is read
     * @throws CallException if there is no such file
     * @throws CsvLayoutException if it has no such columns
     * @throws BadLineException if a row is no UTF-8, does not end, has other fields than the
     *     header, or no label
     * @throws WorkException if it cannot be read further
     */
    public static void read(Path file, TextColumns columns, Consumer<LabelledRow> each) {
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            throw new CallException(
                    file
                            + ": there is no such file, or it may not be read; name a CSV or TSV file");
        }
        new LabelledTexts(file, columns).read(each);
    }

    private void read(Consumer<LabelledRow> each) {
        try (Reader in = open();
                CsvReader<CsvRecord> reader = reader(in)) {
            rows(reader.iterator(), each);
        } catch (UncheckedIOException e) {
            throw unreadable(e.getCause() == null ? new IOException(e) : e.getCause());
        } catch (IOException e) {
            throw unreadable(e);
        } catch (CsvParseException e) {
            throw new BadLineException(
                    file,
                    lastLine + 1,
                    "",
                    "begins a row that does not end within " + ROW_CHARS + " characters",
                    "close the quote that is open, or remove the line");
        }
    }

    private Reader open() throws IOException {
        Reader in =
                new BufferedReader(
                        new InputStreamReader(
                                Files.newInputStream(file), StandardCharsets.UTF_8.newDecoder()),
                        HEADER_CHARS);
        in.mark(1);
        if (in.read() != BYTE_ORDER_MARK) {
            in.reset();
        }
        return in;
    }

    private CsvReader<CsvRecord> reader(Reader in) throws IOException {
        in.mark(HEADER_CHARS);
        char[] head = new char[HEADER_CHARS - 1];
        int length = Math.max(0, in.read(head));
        in.reset();
        CsvDialect dialect =
                CsvDialect.of(
                        file,
                        new String(head, 0, length)
                                .lines()
                                .filter(line -> !line.isBlank())
                                .findFirst()
                                .orElse(""));
        return CsvReader.builder()
                .fieldSeparator(dialect.delimiter())
                .quoteCharacter(dialect.quote())
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE) // counted by us,
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE) // to name the line
                .maxBufferSize(ROW_CHARS)
                .ofCsvRecord(in);
    }

    private void rows(Iterator<CsvRecord> rows, Consumer<LabelledRow> each) {
        if (!rows.hasNext()) {
            throw new CsvLayoutException(
                    file + ":1: the file is empty; it needs a header row and texts");
        }
        List<String> header = rows.next().getFields().stream().map(String::strip).toList();
        Places places = columns.in(file.toString(), header);
        lastLine = 1;
        while (rows.hasNext()) {
            CsvRecord row = rows.next();
            lastLine = row.getStartingLineNumber();
            each.accept(row(row, header.size(), places));
        }
    }

    private LabelledRow row(CsvRecord row, int fields, Places places) {
        if (row.getFieldCount() != fields) {
            throw new BadLineException(
                    file,
                    lastLine,
                    String.join(" ", row.getFields()),
                    "has %s fields, the header has %s".formatted(row.getFieldCount(), fields),
                    "put texts with delimiters in quotes");
        }
        String label = row.getField(places.label()).strip();
        if (label.isEmpty()) {
            throw new BadLineException(
                    file,
                    lastLine,
                    row.getField(places.text()),
                    "has no label",
                    "label it, or remove the line");
        }
        return new LabelledRow(
                lastLine,
                row.getField(places.text()),
                label,
                places.split() < 0 ? "" : row.getField(places.split()).strip());
    }

    private RuntimeException unreadable(IOException cause) {
        if (cause instanceof CharacterCodingException) {
            findBadLine();
        }
        return new WorkException(
                "%s: cannot be read: %s".formatted(file, cause.getMessage()), cause);
    }

    /** The reader of rows is ahead of the row that it gives: which line it was is sought again. */
    private void findBadLine() {
        try (Utf8Lines lines = new Utf8Lines(file, Files.newInputStream(file))) {
            while (lines.next() != null) {}
        } catch (IOException e) {
            throw new WorkException("%s: cannot be read: %s".formatted(file, e.getMessage()), e);
        }
    }
}
