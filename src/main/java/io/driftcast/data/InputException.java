package io.driftcast.data;

/**
 * A file that cannot be taken as readings. The message is one line: where, what is wrong, what to
 * do about it.
 */
public abstract sealed class InputException extends RuntimeException
        permits BadLineException, CsvLayoutException {

    InputException(String message) {
        super(message);
    }
}
