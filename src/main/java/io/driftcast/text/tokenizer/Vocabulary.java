package io.driftcast.text.tokenizer;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * All tokens by their ids: the {@link SpecialToken}s, the 256 bytes, the alphabet's characters, and
 * one token for each merge of two before it. Immutable.
 */
public final class Vocabulary {

    private static final int BYTES = 256;
    private static final int FIRST_BYTE = SpecialToken.values().length;

    /** The id of the alphabet's first character. */
    static final int FIRST_CHARACTER = FIRST_BYTE + BYTES;

    private final int[] alphabet;
    private final List<Merge> merges;
    private final Map<Integer, Integer> characters = new HashMap<>();
    private final Map<Long, Integer> merged = new HashMap<>();
    private final List<String> texts = new ArrayList<>();

    /**
     * @param alphabet code points
     * @param merges in the order in which they were learned
     * @throws IllegalArgumentException if a character comes twice or is none, or a merge is of
     *     tokens that are not before it, or of what is no text
     */
    Vocabulary(int[] alphabet, List<Merge> merges) {
        this.alphabet = alphabet.clone();
        this.merges = List.copyOf(merges);
        for (int character : alphabet) {
            if (!Character.isValidCodePoint(character)
                    || characters.put(character, size()) != null) {
                throw new IllegalArgumentException(
                        String.format(Locale.ROOT, "U+%04X in the alphabet", character));
            }
            texts.add(Character.toString(character));
        }
        for (Merge merge : merges) {
            if (!isText(merge.left()) || !isText(merge.right())) {
                throw new IllegalArgumentException(
                        String.format(Locale.ROOT, "%s makes token %d", merge, size()));
            }
            merged.putIfAbsent(merge.key(), size());
            texts.add(text(merge.left()) + text(merge.right()));
        }
    }

    /** How many tokens there are. */
    public int size() {
        return FIRST_CHARACTER + texts.size();
    }

    /** The id of a byte. */
    static int ofByte(byte value) {
        return FIRST_BYTE + Byte.toUnsignedInt(value);
    }

    static boolean isByte(int id) {
        return id >= FIRST_BYTE && id < FIRST_CHARACTER;
    }

    static byte toByte(int id) {
        return (byte) (id - FIRST_BYTE);
    }

    private boolean isText(int id) {
        return id >= FIRST_CHARACTER && id < size();
    }

    /** The text of a character's or a merge's token. */
    String text(int id) {
        return texts.get(id - FIRST_CHARACTER);
    }

    /**
     * The token as people read it: a text as it is, with the space before a word.
     *
     * @throws IndexOutOfBoundsException if there is none of this id
     */
    public String shown(int id) {
        Objects.checkIndex(id, size());
        for (SpecialToken special : SpecialToken.values()) {
            if (special.id() == id) {
                return special.shown();
            }
        }
        return isByte(id)
                ? String.format(Locale.ROOT, "<0x%02X>", Byte.toUnsignedInt(toByte(id)))
                : text(id);
    }

    /** The tokens of a text before any merge: its characters, or the bytes of those not here. */
    int[] symbols(String text) {
        int[] symbols = new int[Math.multiplyExact(3, text.length())];
        int count = 0;
        for (int at = 0; at < text.length(); ) {
            int character = text.codePointAt(at);
            at += Character.charCount(character);
            Integer known = characters.get(character);
            if (known != null) {
                symbols[count++] = known;
                continue;
            }
            for (byte part : Character.toString(character).getBytes(StandardCharsets.UTF_8)) {
                symbols[count++] = ofByte(part);
            }
        }
        return Arrays.copyOf(symbols, count);
    }

    /** The token that two neighbours merge to, or {@link Integer#MAX_VALUE} if they do not. */
    int merged(int left, int right) {
        Integer id = merged.get(Merge.key(left, right));
        return id == null ? Integer.MAX_VALUE : id;
    }

    int[] alphabet() {
        return alphabet.clone();
    }

    List<Merge> merges() {
        return merges;
    }
}
