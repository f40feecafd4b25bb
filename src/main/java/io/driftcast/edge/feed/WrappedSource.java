package io.driftcast.edge.feed;

import io.driftcast.data.ReadingSource;
import java.util.OptionalLong;

/** A source that gives another source's readings, some of them or in its own time. */
abstract class WrappedSource implements ReadingSource {

    /** The source whose readings are given. */
    final ReadingSource source;

    WrappedSource(ReadingSource source) {
        this.source = source;
    }

    @Override
    public final long position() {
        return source.position();
    }

    @Override
    public final OptionalLong size() {
        return source.size();
    }

    @Override
    public final long skippedLines() {
        return source.skippedLines();
    }

    @Override
    public final void close() {
        source.close();
    }
}
