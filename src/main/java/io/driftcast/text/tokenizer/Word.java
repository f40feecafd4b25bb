package io.driftcast.text.tokenizer;

/**
 * A piece of a text that no token reaches out of, a word or a run of digits or of signs.
 *
 * @param text in small letters, without the space before it; empty for a piece of white space
 * @param from the place of its first token in the encoding
 * @param to that behind its last one
 */
public record Word(String text, int from, int to) {}
