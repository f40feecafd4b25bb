package io.driftcast.forecast;

import io.driftcast.bytes.ByteReader;
import io.driftcast.bytes.MalformedBytesException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Reads an encoding of parameters or of a state, as a {@link io.driftcast.bytes.ByteWriter} wrote
 * it, and refuses what does not fit in words that say what was expected. Every encoding begins with
 * one byte that names what it is. Nothing is allocated that is larger than what is left to read.
 * Not thread-safe.
 */
public final class ModelBytes {

    private final String subject;
    private final ByteReader bytes;

    private ModelBytes(String subject, ByteReader bytes) {
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
        ModelBytes reader = new ModelBytes(subject, new ByteReader(encoded));
        reader.require(1);
        byte found = reader.bytes.getByte();
        if (found != tag) {
            throw reader.refusal(
                    String.format(Locale.ROOT, "begins with byte %d, expected %d", found, tag));
        }
        return reader;
    }

    /** The next byte, 0 to 255. */
    public int unsignedByte() throws IncompatibleModelException {
        require(1);
        return bytes.getUnsignedByte();
    }

    /** The next two bytes, 0 to 65535. */
    public int unsignedShort() throws IncompatibleModelException {
        require(Short.BYTES);
        return bytes.getUnsignedShort();
    }

    /** The next four bytes, which must not be negative. */
    public int count(String name) throws IncompatibleModelException {
        int value = whole();
        if (value < 0) {
            throw refusal(
                    String.format(Locale.ROOT, "%s is %d, must not be negative", name, value));
        }
        return value;
    }

    /** The next four bytes, which must be neither negative nor more than so many. */
    public int count(String name, int most) throws IncompatibleModelException {
        int value = count(name);
        if (value > most) {
            throw refusal(String.format(Locale.ROOT, "%s is %d, at most %d", name, value, most));
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

    /** The next eight bytes, a whole number below 2^53 in size written as a floating-point one. */
    public long wholeNumber(String name) throws IncompatibleModelException {
        double value = finite(name);
        long whole = (long) value;
        if (whole != value || Math.abs(value) > 1L << 53) {
            throw refusal("%s is %s, must be whole".formatted(name, value));
        }
        return whole;
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

    /** So many finite numbers. */
    public double[] finite(String name, int count) throws IncompatibleModelException {
        require((long) count * Double.BYTES);
        double[] values = new double[count];
        finite(name, values);
        return values;
    }

    /**
     * The next byte string.
     *
     * @param name of its length
     */
    public byte[] block(String name) throws IncompatibleModelException {
        int length = count(name);
        require(length);
        return bytes.getRaw(length);
    }

    /**
     * The next text.
     *
     * @param name of its length
     */
    public String text(String name) throws IncompatibleModelException {
        return new String(block(name), StandardCharsets.UTF_8);
    }

    /** The next text, the length of which is a byte. */
    public String shortText() throws IncompatibleModelException {
        int length = unsignedByte();
        require(length);
        return new String(bytes.getRaw(length), StandardCharsets.UTF_8);
    }

    /** Refuses an encoding in which fewer bytes are left than that. */
    public void require(long length) throws IncompatibleModelException {
        try {
            bytes.require(length);
        } catch (MalformedBytesException e) {
            throw refusal(String.valueOf(e.getMessage()));
        }
    }

    /** Refuses bytes left over. */
    public void end() throws IncompatibleModelException {
        try {
            bytes.end();
        } catch (MalformedBytesException e) {
            throw refusal(String.valueOf(e.getMessage()));
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
}
