package io.driftcast.forecast;

import java.nio.ByteBuffer;
import java.util.Locale;

/**
 * Reads an encoding of parameters or of a state, big endian, and refuses what does not fit in words
 * that say what was expected. Every encoding begins with one byte that names what it is. Not
 * thread-safe.
 */
public final class ModelBytes {

    private final String subject;
    private final ByteBuffer bytes;

    private ModelBytes(String subject, ByteBuffer bytes) {
        this.subject = subject;
        this.bytes = bytes;
    }

    /**
     * Begins to read.
     *
     * @param subject what the bytes should be, for messages: {@code arima state}
     * @param tag the first byte of such an encoding
     * @throws IncompatibleModelException if they begin otherwise, or are empty
     */
    public static ModelBytes open(String subject, byte tag, byte[] encoded)
            throws IncompatibleModelException {
        ModelBytes reader = new ModelBytes(subject, ByteBuffer.wrap(encoded));
        reader.require(1);
        byte found = reader.bytes.get();
        if (found != tag) {
            throw reader.refusal(
                    String.format(Locale.ROOT, "begins with byte %d, expected %d", found, tag));
        }
        return reader;
    }

    /**
     * Refuses an encoding of another version than the code's own.
     *
     * @param kind the family, for the message
     */
    public static void requireVersion(String kind, int found, int expected)
            throws IncompatibleModelException {
        if (found != expected) {
            throw new IncompatibleModelException(
                    String.format(
                            Locale.ROOT,
                            "%s: format version %d, this program reads %d",
                            kind,
                            found,
                            expected));
        }
    }

    /** The next byte, 0 to 255. */
    public int unsignedByte() throws IncompatibleModelException {
        require(1);
        return Byte.toUnsignedInt(bytes.get());
    }

    /** The next four bytes, which must not be negative. */
    public int count(String name) throws IncompatibleModelException {
        require(Integer.BYTES);
        int value = bytes.getInt();
        if (value < 0) {
            throw refusal(
                    String.format(Locale.ROOT, "%s is %d, must not be negative", name, value));
        }
        return value;
    }

    /** The next four bytes, of either sign. */
    public int whole() throws IncompatibleModelException {
        require(Integer.BYTES);
        return bytes.getInt();
    }

    /** The next eight bytes as a whole number of either sign. */
    public long wholeLong() throws IncompatibleModelException {
        require(Long.BYTES);
        return bytes.getLong();
    }

    /** Fills an array with finite numbers of four bytes each. */
    public void finite(String name, float[] into) throws IncompatibleModelException {
        require((long) into.length * Float.BYTES);
        for (int i = 0; i < into.length; i++) {
            into[i] = bytes.getFloat();
            if (!Float.isFinite(into[i])) {
                throw refusal("%s is %s, must be finite".formatted(name, into[i]));
            }
        }
    }

    /** The next eight bytes, a finite number or NaN for a missing one. */
    public double finiteOrMissing(String name) throws IncompatibleModelException {
        double value = number();
        if (Double.isInfinite(value)) {
            throw refusal("%s is %s, must be finite".formatted(name, value));
        }
        return value;
    }

    /** The next eight bytes, which must be a finite number. */
    public double finite(String name) throws IncompatibleModelException {
        double value = number();
        if (!Double.isFinite(value)) {
            throw refusal("%s is %s, must be finite".formatted(name, value));
        }
        return value;
    }

    /** The next eight bytes, which must be a finite number and not negative. */
    public double notNegative(String name) throws IncompatibleModelException {
        double value = finite(name);
        if (value < 0) {
            throw refusal("%s is %s, must not be negative".formatted(name, value));
        }
        return value;
    }

    /** Fills an array with finite numbers. */
    public void finite(String name, double[] into) throws IncompatibleModelException {
        require((long) into.length * Double.BYTES);
        for (int i = 0; i < into.length; i++) {
            into[i] = finite(name);
        }
    }

    /** Refuses bytes left over. */
    public void end() throws IncompatibleModelException {
        if (bytes.hasRemaining()) {
            throw refusal(
                    String.format(
                            Locale.ROOT, "%d bytes, expected %d", bytes.limit(), bytes.position()));
        }
    }

    /** An exception that names the subject. */
    public IncompatibleModelException refusal(String problem) {
        return new IncompatibleModelException(subject + ": " + problem);
    }

    private double number() throws IncompatibleModelException {
        require(Double.BYTES);
        return bytes.getDouble();
    }

    private void require(long length) throws IncompatibleModelException {
        if (bytes.remaining() < length) {
            throw refusal(
                    String.format(
                            Locale.ROOT,
                            "ends after %d bytes, expected at least %d",
                            bytes.limit(),
                            bytes.position() + length));
        }
    }
}
