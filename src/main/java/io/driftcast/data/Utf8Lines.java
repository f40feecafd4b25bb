package io.driftcast.data;

import io.driftcast.platform.failure.WorkException;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The lines of a text in UTF-8, read as they are asked for. */
public final class Utf8Lines implements AutoCloseable {

    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final int MOST_BYTES = 16 << 20;

    private final Path name;
    private final InputStream in;
    private long line;

    /**
     * @param name what failures call it
     * @param in closed with this
     */
    public Utf8Lines(Path name, InputStream in) {
        this.name = name;
        this.in = new BufferedInputStream(in);
    }

    /**
     * The next line without its end, or null behind the last one.
     *
     * @throws BadLineException if it is no UTF-8, or does not end within 16 MB
     * @throws WorkException if it cannot be read
     */
    public @Nullable String next() {
        try {
            byte[] bytes = nextBytes();
            if (bytes == null) {
                return null;
            }
            String text =
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            String shown = line == 1 && text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
            return shown.endsWith("\r") ? shown.substring(0, shown.length() - 1) : shown;
        } catch (CharacterCodingException e) {
            throw new BadLineException(
                    name, line, "the line", "is no UTF-8", "convert the file to UTF-8");
        } catch (IOException e) {
            throw new WorkException("%s: cannot be read: %s".formatted(name, e.getMessage()), e);
        }
    }

    private byte @Nullable [] nextBytes() throws IOException {
        int next = in.read();
        if (next < 0) {
            return null;
        }
        line++;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (; next >= 0 && next != '\n'; next = in.read()) {
            if (bytes.size() == MOST_BYTES) {
                throw new BadLineException(
                        name, line, "the line", "is longer than 16 MB", "cut it, or remove it");
            }
            bytes.write(next);
        }
        return bytes.toByteArray();
    }

    @Override
    public void close() {
        try {
            in.close();
        } catch (IOException e) {
            throw new WorkException("%s: cannot be read: %s".formatted(name, e.getMessage()), e);
        }
    }
}
