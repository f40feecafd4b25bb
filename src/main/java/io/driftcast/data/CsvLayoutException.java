package io.driftcast.data;

/**
 * The columns that were asked for, or the ones that are needed, are not in the file; or the file
 * has no rows to find them by.
 */
public sealed class CsvLayoutException extends InputException permits NoTimesException {

    CsvLayoutException(String message) {
        super(message);
    }
}
