package io.driftcast.stream.store;

/** Stored bytes that this code cannot read; the message says what they are and what was wanted. */
public final class UnreadableStateException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /**
     * @param message what was found and what was expected; control characters of what was found
     *     stand in it as question marks
     */
    public UnreadableStateException(String message) {
        super(message.replaceAll("\\p{Cntrl}", "?"));
    }
}
