package io.driftcast.app.command;

import java.util.Locale;
import java.util.Optional;

/** What a row of a file that holds its own parts is for. */
enum TextPart {
    TRAINING,
    VALIDATION,
    TEST;

    /** By how the word begins, in small letters or capitals. */
    static Optional<TextPart> of(String word) {
        String small = word.toLowerCase(Locale.ROOT);
        if (small.startsWith("train")) {
            return Optional.of(TRAINING);
        }
        if (small.startsWith("val") || small.startsWith("dev")) {
            return Optional.of(VALIDATION);
        }
        return small.startsWith("test") ? Optional.of(TEST) : Optional.empty();
    }
}
