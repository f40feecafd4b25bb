package io.driftcast.stream.deployment;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which of the published models are to work for a series.
 *
 * <p>The champion is the pinned one, otherwise one whose role that is; of several the one with the
 * latest deployment, then the first by name. At most {@value #MAX_CHALLENGERS} of the others work
 * beside it, the latest ones.
 *
 * @param champion null if no published model is to be it
 * @param challengers the latest first
 */
record Lineup(@Nullable StoredModel champion, List<StoredModel> challengers) {

    /** Each costs every step its update and its state a place in the series' record. */
    static final int MAX_CHALLENGERS = 7;

    private static final Comparator<StoredModel> LATEST_FIRST =
            Comparator.comparingLong(StoredModel::deployment)
                    .reversed()
                    .thenComparing(StoredModel::modelId);

    /** The line-up of all models that are published for a series. */
    static Lineup of(List<StoredModel> published) {
        List<StoredModel> others = new ArrayList<>(published);
        others.sort(LATEST_FIRST);
        StoredModel champion =
                others.stream()
                        .filter(StoredModel::pinned)
                        .findFirst()
                        .or(() -> others.stream().filter(Lineup::mayLead).findFirst())
                        .orElse(null);
        others.remove(champion);
        return new Lineup(
                champion, List.copyOf(others.subList(0, Math.min(others.size(), MAX_CHALLENGERS))));
    }

    private static boolean mayLead(StoredModel model) {
        return model.role() == Role.CHAMPION;
    }

    /** All of them, the champion first. */
    List<StoredModel> all() {
        List<StoredModel> all = new ArrayList<>(challengers);
        if (champion != null) {
            all.addFirst(champion);
        }
        return all;
    }
}
