package io.driftcast.text.classifier;

/**
 * What a network makes of a text.
 *
 * @param probabilities one a label
 * @param weights one a token: see {@link TextClassifier#score}
 */
@SuppressWarnings("ArrayRecordComponent") // handed on at once, and compared by nobody
record Reading(float[] probabilities, float[] weights) {}
