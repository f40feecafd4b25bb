package io.driftcast.stream.deployment;

/** What a published model is to do for a series. */
public enum Role {
    /** Its forecasts are published. */
    CHAMPION,

    /** It is moved on by every step beside the champion, ready to take its place. */
    CHALLENGER,

    /** As a challenger, but never to take the place by itself. */
    SHADOW;

    /** The role of a record's word; one of a later version than this program may not lead. */
    public static Role named(String word) {
        return switch (word) {
            case "CHAMPION" -> CHAMPION;
            case "CHALLENGER" -> CHALLENGER;
            default -> SHADOW;
        };
    }
}
