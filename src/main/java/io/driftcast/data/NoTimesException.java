package io.driftcast.data;

/** The file has no column of times, or is to be read without. */
final class NoTimesException extends CsvLayoutException {

    NoTimesException(String message) {
        super(message);
    }
}
