package io.driftcast.text.tokenizer;

import java.util.List;

/**
 * A text as a model reads it.
 *
 * @param ids the beginning, the text's tokens, the end; not to be changed
 * @param words which tokens belong together; of the last one there may be the beginning alone
 * @param truncated whether the text had more tokens
 */
@SuppressWarnings("ArrayRecordComponent") // read in hot loops, and compared by nobody
public record Encoding(int[] ids, List<Word> words, boolean truncated) {}
