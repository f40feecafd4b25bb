package io.driftcast.bytes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.function.Supplier;

/** Computes under locales that write digits and points differently. */
public final class Locales {

    private Locales() {}

    /** Checks that something has one value under each of the locales. */
    public static void assertSameInAll(Object expected, Supplier<?> computed) {
        Locale before = Locale.getDefault();
        try {
            for (String tag : new String[] {"ar-EG", "de-DE", ""}) {
                Locale.setDefault(Locale.forLanguageTag(tag));
                assertThat(computed.get()).as("locale '%s'", tag).isEqualTo(expected);
            }
        } finally {
            Locale.setDefault(before);
        }
    }
}
