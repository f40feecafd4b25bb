package io.driftcast.data;

import java.util.List;
import java.util.Map;

/**
 * What a file without times holds.
 *
 * @param series the values of each series by its id, in the order of the file
 * @param values the names of the columns that have them
 * @param ids the names of the columns that tell series apart
 */
record Untimed(Map<String, double[]> series, List<String> values, List<String> ids) {

    /** Which column is what, in one line. */
    String roles() {
        return "no times, steps are numbered from 1; values: %s; %s"
                .formatted(FileNotes.some(values), FileNotes.seriesColumns(ids));
    }
}
