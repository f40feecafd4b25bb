package io.driftcast.bytes;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;

/**
 * A hash of typed fields that is the same in every JVM, version, locale and time zone: the
 * beginning of a SHA-256.
 *
 * <p>Fields are taken in with {@code add} in a fixed order and count as bytes, never as formatted
 * text: numbers big endian, texts in UTF-8, whatever has a length with that length before it, so
 * that no two sequences of fields of the same types run together. Reading the hash ends it. Not
 * thread-safe.
 */
public final class StableHash {

    private final MessageDigest digest = Sha256.begin();

    /** Takes in four bytes. */
    public StableHash add(int value) {
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, value));
        return this;
    }

    /** Takes in eight bytes. */
    public StableHash add(long value) {
        digest.update(ByteBuffer.allocate(Long.BYTES).putLong(0, value));
        return this;
    }

    /** Takes in a text: the length of its UTF-8, and that. */
    public StableHash add(String text) {
        return add(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Takes in bytes: their number, and they. */
    public StableHash add(byte[] bytes) {
        add(bytes.length);
        digest.update(bytes);
        return this;
    }

    /** Takes in whole numbers: how many, and each. */
    public StableHash addInts(List<Integer> values) {
        add(values.size());
        values.forEach(this::add);
        return this;
    }

    /** Takes in texts: how many, and each. */
    public StableHash addTexts(List<String> texts) {
        add(texts.size());
        texts.forEach(this::add);
        return this;
    }

    /** The first 64 bits, as one number. */
    public long toLong() {
        return ByteBuffer.wrap(digest.digest()).getLong();
    }

    /**
     * The first bytes in hexadecimal digits, two a byte.
     *
     * @param bytes how many, 1 to 32
     */
    public String toHex(int bytes) {
        return HexFormat.of().formatHex(digest.digest(), 0, bytes);
    }
}
