package io.driftcast.text.classifier;

/**
 * A hashed feature of a text.
 *
 * @param hash of what it is
 * @param from the place of its first token
 * @param to that behind its last one
 */
record FeatureSpan(int hash, int from, int to) {}
