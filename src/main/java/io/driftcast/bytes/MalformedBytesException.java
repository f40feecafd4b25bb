package io.driftcast.bytes;

/** Bytes do not have the shape that is read; the message says what there is and what was wanted. */
public final class MalformedBytesException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /**
     * @param message to stand behind the name of what was read: {@code ends after 3 bytes}
     */
    public MalformedBytesException(String message) {
        super(message);
    }
}
