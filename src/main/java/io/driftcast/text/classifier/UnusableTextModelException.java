package io.driftcast.text.classifier;

/** A model is not one that this program can score texts with. The message says why. */
public final class UnusableTextModelException extends Exception {

    private static final long serialVersionUID = 1L;

    /**
     * @param message why
     */
    public UnusableTextModelException(String message) {
        super(message);
    }
}
