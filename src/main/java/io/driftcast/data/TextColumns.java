package io.driftcast.data;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Which columns of a file hold texts.
 *
 * @param text the column of the texts; null: the one named text
 * @param label the column of the labels; null: the one named label, intent, class or category
 * @param split the column that says which part a row belongs to; null: there is none
 */
public record TextColumns(@Nullable String text, @Nullable String label, @Nullable String split) {

    private static final List<String> LABELS = List.of("label", "intent", "class", "category");

    /** Where they stand in a row; a split of -1: nowhere. */
    record Places(int text, int label, int split) {}

    /**
     * Finds them.
     *
     * @param file what failures call it
     * @throws CsvLayoutException if one is not there, or not clear
     */
    Places in(String file, List<String> header) {
        Places places =
                new Places(
                        place(file, header, "--text", text, List.of("text")),
                        place(file, header, "--label", label, LABELS),
                        split == null ? -1 : place(file, header, "--split", split, List.of()));
        if (places.text() == places.label()) {
            throw new CsvLayoutException(
                    "%s: the texts and the labels cannot both be column '%s'; name two of %s"
                            .formatted(file, header.get(places.text()), String.join(", ", header)));
        }
        return places;
    }

    private static int place(
            String file,
            List<String> header,
            String option,
            @Nullable String wanted,
            List<String> usual) {
        if (wanted != null) {
            int place = header.indexOf(wanted);
            if (place >= 0) {
                return place;
            }
            throw new CsvLayoutException(
                    "%s: has no column '%s'; it has %s"
                            .formatted(file, wanted, String.join(", ", header)));
        }
        List<Integer> found =
                IntStream.range(0, header.size())
                        .filter(i -> usual.contains(header.get(i).toLowerCase(Locale.ROOT)))
                        .boxed()
                        .toList();
        if (found.size() != 1) {
            throw new CsvLayoutException(
                    "%s: it is not clear which column to take; name one of %s with %s"
                            .formatted(file, String.join(", ", header), option));
        }
        return found.getFirst();
    }
}
