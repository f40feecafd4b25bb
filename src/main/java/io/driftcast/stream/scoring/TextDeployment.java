package io.driftcast.stream.scoring;

import io.driftcast.stream.deployment.Decision;
import io.driftcast.stream.deployment.Lineup;
import io.driftcast.stream.deployment.Role;
import io.driftcast.text.classifier.UnusableTextModelException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One task's models of texts. A model whose parts are all there is loaded and tried out: it takes
 * the place of the former version of its id, or is refused and the former one stays. Of the models
 * of a name one is champion, and one other runs beside it. On the task's own thread.
 *
 * <p>What works is kept in a store, as is what has arrived in part; classifiers are made of it when
 * they are first needed.
 */
public final class TextDeployment implements AutoCloseable {

    /** Who scores the texts of a name. */
    private record Pair(@Nullable TextModelHead champion, @Nullable TextModelHead shadow) {

        boolean has(TextModelHead model) {
            return model.equals(champion) || model.equals(shadow);
        }
    }

    private final TextModelLoader loader;
    private final TextModelParts arriving;
    private final TextModelParts working;
    private final Map<String, TextModelHead> published = new TreeMap<>();
    private final Map<String, Pair> pairs = new HashMap<>();
    private final Map<TextModelHead, WorkingTextModel> loaded = new HashMap<>();
    private final Set<TextModelHead> unusable = new HashSet<>();
    private final List<Decision> decisions = new ArrayList<>();

    /**
     * Goes on with what is kept.
     *
     * @param arriving parts of models that are not all there
     * @param working the models that work, or would if others did not
     */
    public TextDeployment(TextModelLoader loader, TextModelParts arriving, TextModelParts working) {
        this.loader = loader;
        this.arriving = arriving;
        this.working = working;
        working.models().forEach(model -> published.put(model.modelId(), model));
    }

    /** Takes a part of a model, which goes to work or is refused if it was the last one. */
    public void take(TextModelPart part) {
        TextModelHead model = part.model();
        if (model.equals(published.get(model.modelId()))) {
            return; // it works already
        }
        arriving.put(part);
        TextModelAssembly whole = TextModelAssembly.of(model, arriving);
        if (whole == null) {
            return;
        }
        whole.parts().forEach(each -> arriving.delete(each.key()));
        try {
            WorkingTextModel candidate = WorkingTextModel.load(loader, model, whole.parameters());
            change(model.name(), () -> putToWork(candidate, whole.parts()));
        } catch (UnusableTextModelException e) {
            refuse(model, e);
        }
    }

    private void putToWork(WorkingTextModel candidate, List<TextModelPart> parts) {
        TextModelHead model = candidate.model();
        forget(working, model.modelId());
        parts.forEach(working::put);
        published.put(model.modelId(), model);
        loaded.put(model, candidate);
    }

    /** Takes a model back, or a part that has arrived. */
    public void withdraw(TextModelKey key) {
        if (key.part() > 0) {
            arriving.delete(key);
            return;
        }
        forget(arriving, key.modelId());
        TextModelHead model = published.get(key.modelId());
        if (model != null) {
            change(
                    model.name(),
                    () -> {
                        forget(working, key.modelId());
                        published.remove(key.modelId());
                    });
        }
    }

    private static void forget(TextModelParts parts, String modelId) {
        parts.keysOf(modelId).forEach(parts::delete);
    }

    /** The model that scores the texts of a name, or null. */
    public @Nullable WorkingTextModel champion(String name) {
        TextModelHead champion = settled(name).champion();
        return champion == null ? null : loaded.get(champion);
    }

    /** The model that runs beside it, or null. */
    public @Nullable WorkingTextModel shadow(String name) {
        TextModelHead shadow = settled(name).shadow();
        return shadow == null ? null : loaded.get(shadow);
    }

    /** What became of models since this was last asked. */
    public List<Decision> decisions() {
        if (decisions.isEmpty()) {
            return List.of();
        }
        List<Decision> all = List.copyOf(decisions);
        decisions.clear();
        return all;
    }

    /** Those of a name, loaded. */
    private Pair settled(String name) {
        Pair pair = pairs.get(name);
        while (pair == null) {
            Pair wanted = pair(name);
            if (isLoaded(wanted.champion()) && isLoaded(wanted.shadow())) {
                pairs.put(name, wanted);
                pair = wanted;
            }
        }
        return pair;
    }

    private boolean isLoaded(@Nullable TextModelHead model) {
        if (model == null || loaded.containsKey(model)) {
            return true;
        }
        TextModelAssembly whole = TextModelAssembly.of(model, working);
        try {
            if (whole == null) {
                throw new UnusableTextModelException("its parts are not all kept");
            }
            loaded.put(model, WorkingTextModel.load(loader, model, whole.parameters()));
            return true;
        } catch (UnusableTextModelException e) {
            refuse(model, e);
            change(model.name(), () -> unusable.add(model));
            return false;
        }
    }

    private void refuse(TextModelHead model, UnusableTextModelException why) {
        decisions.add(
                new Decision.Refused(
                        model.modelId(),
                        model.version(),
                        model.deployment(),
                        String.valueOf(why.getMessage()),
                        false));
    }

    /** Makes a change to the models of a name, and notes who works then and did not before. */
    private void change(String name, Runnable change) {
        Pair before = pair(name);
        change.run();
        unusable.retainAll(published.values());
        Pair after = pair(name);
        pairs.remove(name);
        letGo(name, after);
        withdrawn(before.champion());
        withdrawn(before.shadow());
        if (after.champion() != null && !after.champion().equals(before.champion())) {
            activated(after.champion(), Role.CHAMPION);
        }
        if (after.shadow() != null && !after.shadow().equals(before.shadow())) {
            activated(after.shadow(), Role.CHALLENGER);
        }
    }

    private void letGo(String name, Pair needed) {
        List<WorkingTextModel> idle =
                loaded.values().stream()
                        .filter(each -> each.model().name().equals(name))
                        .filter(each -> !needed.has(each.model()))
                        .toList();
        for (WorkingTextModel each : idle) {
            loaded.remove(each.model());
            each.close();
        }
    }

    private void withdrawn(@Nullable TextModelHead model) {
        if (model != null && !published.containsKey(model.modelId())) {
            decisions.add(
                    new Decision.Withdrawn(model.modelId(), model.version(), model.deployment()));
        }
    }

    private void activated(TextModelHead model, Role role) {
        decisions.add(
                new Decision.Activated(model.modelId(), model.version(), model.deployment(), role));
    }

    private Pair pair(String name) {
        Lineup<TextModelHead> lineup =
                Lineup.of(
                        published.values().stream()
                                .filter(model -> model.name().equals(name))
                                .filter(model -> !unusable.contains(model))
                                .toList());
        return new Pair(
                lineup.champion(),
                lineup.others().stream()
                        .filter(model -> model.role() != Role.CHAMPION)
                        .findFirst()
                        .orElse(null));
    }

    /** Gives back what is loaded; the stores stay as they are. */
    @Override
    public void close() {
        loaded.values().forEach(WorkingTextModel::close);
        loaded.clear();
        pairs.clear();
    }
}
