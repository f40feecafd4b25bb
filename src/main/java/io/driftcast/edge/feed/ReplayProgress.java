package io.driftcast.edge.feed;

import java.util.OptionalLong;

/**
 * How far a replay has come.
 *
 * @param sent readings handed to the producer
 * @param position how far the source has been read: bytes of a file, readings of a generated feed
 * @param size where position ends, if that is known
 * @param skippedLines lines that could not be used
 */
public record ReplayProgress(long sent, long position, OptionalLong size, long skippedLines) {}
