package io.driftcast.text.tokenizer;

import io.driftcast.bytes.ByteReader;
import io.driftcast.bytes.ByteWriter;
import io.driftcast.bytes.MalformedBytesException;
import java.util.ArrayList;
import java.util.List;

/** A tokenizer as bytes inside a model: the alphabet, then the pairs that merge. */
public final class TokenizerCodec {

    private TokenizerCodec() {}

    /** Adds a tokenizer to what is written. */
    public static void write(Tokenizer tokenizer, ByteWriter to) {
        int[] alphabet = tokenizer.vocabulary().alphabet();
        List<Merge> merges = tokenizer.vocabulary().merges();
        to.putInt(alphabet.length);
        for (int character : alphabet) {
            to.putInt(character);
        }
        to.putInt(merges.size());
        for (Merge merge : merges) {
            to.putInt(merge.left()).putInt(merge.right());
        }
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws MalformedBytesException if it cannot be one
     */
    public static Tokenizer read(ByteReader from) {
        int[] alphabet = new int[count(from, Integer.BYTES)];
        for (int i = 0; i < alphabet.length; i++) {
            alphabet[i] = from.getInt();
        }
        int size = count(from, 2 * Integer.BYTES);
        List<Merge> merges = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            merges.add(new Merge(from.getInt(), from.getInt()));
        }
        try {
            return new Tokenizer(new Vocabulary(alphabet, merges));
        } catch (IllegalArgumentException e) {
            throw new MalformedBytesException("no tokenizer: " + e.getMessage());
        }
    }

    private static int count(ByteReader from, int bytesEach) {
        int count = from.getInt();
        if (count < 0) {
            throw new MalformedBytesException("a length is %s".formatted(count));
        }
        from.require((long) count * bytesEach);
        return count;
    }
}
