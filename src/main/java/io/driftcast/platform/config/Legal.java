package io.driftcast.platform.config;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The values that a setting may have: the one place that has their range, for whoever reads a
 * configuration, documents it or tries it out.
 *
 * @param words which they are, for the documentation and the message about another one
 * @param parse text to value; throws {@link IllegalArgumentException} saying what is wrong
 * @param extremes the texts of the least and the greatest, and of what is accepted besides; none
 *     where values have no order
 */
record Legal<T>(String words, Function<String, T> parse, List<String> extremes) {

    /** Values without an order. */
    static <T> Legal<T> of(String words, Function<String, T> parse) {
        return new Legal<>(words, parse, List.of());
    }

    /** The same and one value more, which stands for something. */
    Legal<T> or(T value, String meaning) {
        String text = value.toString();
        return new Legal<>(
                words + ", or " + text + " for " + meaning,
                given -> given.equals(text) ? value : parse.apply(given),
                Stream.concat(extremes.stream(), Stream.of(text)).toList());
    }

    /** The same, with an example of how one is written. */
    Legal<T> forExample(String example) {
        return new Legal<>(words + ", for example " + example, parse, extremes);
    }
}
