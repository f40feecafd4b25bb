package io.driftcast.data;

/**
 * A labelled text of a file.
 *
 * @param line where it begins, from 1
 * @param text any; may be empty
 * @param label never empty
 * @param split what its column of parts says; empty if the file has none
 */
public record LabelledRow(long line, String text, String label, String split) {}
