package io.driftcast.data;

import java.util.Iterator;
import java.util.OptionalLong;

/**
 * Readings in the order in which they are to be sent, one at a time. Not thread-safe.
 *
 * <p>{@link #hasNext()} and {@link #next()} throw {@link BadLineException} where a line of a file
 * cannot be used, and {@link io.driftcast.platform.failure.WorkException} where the file cannot be
 * read further.
 */
public interface ReadingSource extends Iterator<FeedReading>, AutoCloseable {

    /** How far reading has come: bytes of a file, readings of a generated feed. */
    long position();

    /** Where {@link #position()} ends, in the same measure; empty if that is not known. */
    OptionalLong size();

    /** How many lines were passed over because they could not be used. */
    long skippedLines();

    @Override
    void close();
}
