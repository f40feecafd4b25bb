package io.driftcast.data;

/** What to do about a line that cannot be used: throw it on, or note it and let reading go on. */
@FunctionalInterface
public interface BadLines {

    /** Throws the first bad line. */
    BadLines REFUSE =
            line -> {
                throw line;
            };

    /**
     * Called once for each bad line. If it returns, the line is skipped and counted.
     *
     * @throws BadLineException the same, to end reading there
     */
    void found(BadLineException line);
}
