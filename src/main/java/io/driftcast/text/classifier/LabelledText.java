package io.driftcast.text.classifier;

/**
 * A text and what it is.
 *
 * @param text any
 * @param label its class
 */
public record LabelledText(String text, String label) {}
