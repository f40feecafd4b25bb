package io.driftcast.data;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * A time as it is written: on the wall clock of some place.
 *
 * @param local what the clock shows
 * @param offset the clock's distance from UTC; null where it is not written
 */
record WrittenTime(LocalDateTime local, @Nullable ZoneOffset offset) {

    static WrittenTime of(LocalDateTime local) {
        return new WrittenTime(local, null);
    }
}
