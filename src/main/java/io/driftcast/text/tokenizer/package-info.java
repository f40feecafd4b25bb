/**
 * Texts into token ids and back: {@link io.driftcast.text.tokenizer.Normalisation}, pieces, the
 * case of words, and byte-pair encoding. Nothing is lost on the way but what the normalisation
 * takes.
 */
@NullMarked
package io.driftcast.text.tokenizer;

import org.jspecify.annotations.NullMarked;
