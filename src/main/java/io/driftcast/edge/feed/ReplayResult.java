package io.driftcast.edge.feed;

/**
 * What a replay did.
 *
 * @param sent readings written and confirmed
 * @param skippedLines lines that could not be used
 * @param completed false if it was cancelled before the source's end
 */
public record ReplayResult(long sent, long skippedLines, boolean completed) {}
