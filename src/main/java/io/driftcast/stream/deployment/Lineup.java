package io.driftcast.stream.deployment;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which of the models that are published for one thing are to work for it.
 *
 * <p>The champion is the pinned one, otherwise one whose role that is; of several the one with the
 * latest deployment, then the first by name. The others may work beside it.
 *
 * @param <M> the models
 * @param champion null if no published model is to be it
 * @param others the latest first
 */
public record Lineup<M extends Published>(@Nullable M champion, List<M> others) {

    /** The line-up of all models that are published. */
    public static <M extends Published> Lineup<M> of(List<M> published) {
        List<M> others = new ArrayList<>(published);
        others.sort(
                Comparator.comparingLong(Published::deployment)
                        .reversed()
                        .thenComparing(Published::modelId));
        M champion =
                others.stream()
                        .filter(Published::pinned)
                        .findFirst()
                        .or(() -> others.stream().filter(Lineup::mayLead).findFirst())
                        .orElse(null);
        others.remove(champion);
        return new Lineup<>(champion, List.copyOf(others));
    }

    private static boolean mayLead(Published model) {
        return model.role() == Role.CHAMPION;
    }
}
