package io.driftcast.text.classifier;

import java.lang.foreign.Arena;

/** Loaded weights, from which readers are made. Thread-safe. */
interface TextReaders {

    /**
     * A reader with working memory of its own.
     *
     * @param arena of the working memory
     * @param maxTokens of a text at most
     */
    TextReader reader(Arena arena, int maxTokens);
}
