package io.driftcast.text.tokenizer;

/**
 * The case of a word, so that "Light", "LIGHT" and "light" are one word to a model and none of them
 * is lost: a token says the case, and the word follows in small letters.
 */
enum WordCase {
    /** As it stands. */
    AS_IS,

    /** The first letter is a capital. */
    CAPITALISED,

    /** All letters are. */
    CAPITALS;

    /** The case of a piece, {@link #AS_IS} if small letters would not give it back. */
    static WordCase of(Piece piece) {
        if (!piece.isWord()) {
            return AS_IS;
        }
        int[] characters = piece.text().strip().codePoints().toArray();
        if (Character.toLowerCase(characters[0]) == characters[0] || !comesBack(characters[0])) {
            return AS_IS;
        }
        boolean restSmall = true;
        boolean restCapital = characters.length > 1;
        for (int i = 1; i < characters.length; i++) {
            restSmall &= Character.toLowerCase(characters[i]) == characters[i];
            restCapital &= comesBack(characters[i]);
        }
        if (restSmall) {
            return CAPITALISED;
        }
        return restCapital ? CAPITALS : AS_IS;
    }

    private static boolean comesBack(int character) {
        return Character.toUpperCase(Character.toLowerCase(character)) == character;
    }

    /** What follows the token of this case. */
    String without(String piece) {
        if (this == AS_IS) {
            return piece;
        }
        StringBuilder small = new StringBuilder(piece.length());
        piece.codePoints().map(Character::toLowerCase).forEach(small::appendCodePoint);
        return small.toString();
    }
}
