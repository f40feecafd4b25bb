package io.driftcast.text.tokenizer;

/**
 * A piece of a text.
 *
 * @param text as it stands there, with the space before it
 * @param isWord whether it is a whole word of letters
 */
record Piece(String text, boolean isWord) {}
