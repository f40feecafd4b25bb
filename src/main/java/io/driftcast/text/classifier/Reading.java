package io.driftcast.text.classifier;

/**
 * What a network makes of a text.
 *
 * @param outputs one a label, before they are probabilities
 * @param weights one a token: see {@link TextClassifier#score}
 */
@SuppressWarnings("ArrayRecordComponent") // handed on at once, and compared by nobody
record Reading(float[] outputs, float[] weights) {}
