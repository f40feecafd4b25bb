/**
 * Classifiers of texts: how they are trained, what they are as bytes, and how they score a text. A
 * model carries all that it needs: its tokenizer, its labels, a language model of its training
 * texts, and a card that says how it was trained.
 */
@NullMarked
package io.driftcast.text.classifier;

import org.jspecify.annotations.NullMarked;
