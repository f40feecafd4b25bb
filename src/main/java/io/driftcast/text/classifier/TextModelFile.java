package io.driftcast.text.classifier;

import io.driftcast.bytes.ModelImage;
import io.driftcast.bytes.Sha256;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;

/**
 * A model in a file: 8 bytes that say so, the length of its kind's name and this, the version of
 * its format, the length of its parameters and these, and the SHA-256 of all before it. Numbers are
 * big-endian, of 4 bytes.
 */
public final class TextModelFile {

    private static final byte[] MAGIC = "DRIFTTXT".getBytes(StandardCharsets.US_ASCII);
    private static final int NUMBERS = 3 * Integer.BYTES;
    private static final int MOST_KIND_BYTES = 100;

    private TextModelFile() {}

    /**
     * Writes a file, in place of any that was there, whole or not at all.
     *
     * @return how many bytes it has
     * @throws IOException if it cannot be written
     */
    public static long write(Path file, ModelImage image) throws IOException {
        byte[] bytes = bytes(image);
        Path whole = file.toAbsolutePath();
        Path part =
                whole.resolveSibling(
                        whole.getFileName() + "." + ProcessHandle.current().pid() + ".part");
        try {
            Files.write(part, bytes);
            Files.move(
                    part,
                    whole,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
        return bytes.length;
    }

    private static byte[] bytes(ModelImage image) {
        byte[] kind = image.kind().getBytes(StandardCharsets.UTF_8);
        int length = MAGIC.length + NUMBERS + kind.length + image.parameters().length;
        ByteBuffer to = ByteBuffer.allocate(length + Sha256.BYTES);
        to.put(MAGIC).putInt(kind.length).put(kind).putInt(image.formatVersion());
        to.putInt(image.parameters().length).put(image.parameters());
        to.put(Sha256.of(Arrays.copyOf(to.array(), length)));
        return to.array();
    }

    /**
     * Reads a file.
     *
     * @throws UnusableTextModelException if it is none that was written so
     * @throws IOException if it cannot be read
     */
    public static ModelImage read(Path file) throws IOException, UnusableTextModelException {
        byte[] bytes = Files.readAllBytes(file);
        int length = bytes.length - Sha256.BYTES;
        if (length < MAGIC.length || !Arrays.equals(MAGIC, Arrays.copyOf(bytes, MAGIC.length))) {
            throw new UnusableTextModelException("is no file of a text classifier");
        }
        byte[] digest = Arrays.copyOfRange(bytes, length, bytes.length);
        if (!Arrays.equals(digest, Sha256.of(Arrays.copyOf(bytes, length)))) {
            throw new UnusableTextModelException("is damaged: it is not what was written");
        }
        return image(ByteBuffer.wrap(bytes, MAGIC.length, length - MAGIC.length));
    }

    private static ModelImage image(ByteBuffer from) throws UnusableTextModelException {
        try {
            String kind = StandardCharsets.UTF_8.decode(bytes(from, MOST_KIND_BYTES)).toString();
            int format = from.getInt();
            ByteBuffer parameters = bytes(from, from.remaining());
            return ModelImage.copyOf(kind, format, parameters);
        } catch (BufferUnderflowException | IndexOutOfBoundsException e) {
            throw new UnusableTextModelException("is no file of a text classifier");
        }
    }

    private static ByteBuffer bytes(ByteBuffer from, int most) {
        int length = from.getInt();
        if (length > most) {
            throw new BufferUnderflowException();
        }
        ByteBuffer slice = from.slice(from.position(), length);
        from.position(from.position() + length);
        return slice;
    }
}
