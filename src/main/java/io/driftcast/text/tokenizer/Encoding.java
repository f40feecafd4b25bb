package io.driftcast.text.tokenizer;

/**
 * A text as a model reads it.
 *
 * @param ids the beginning, the text's tokens, the end; not to be changed
 * @param truncated whether the text had more tokens
 */
@SuppressWarnings("ArrayRecordComponent") // read in hot loops, and compared by nobody
public record Encoding(int[] ids, boolean truncated) {}
