package io.driftcast.stream.deployment;

import io.driftcast.forecast.IncompatibleModelException;
import io.driftcast.forecast.UnusableModelException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One change from the models at work to those that are to be: lets go of what is published no
 * longer, puts to work what is new, and refuses, once, what cannot be used. Where a new version is
 * refused, the version before it stays. At most {@value #MAX_CHALLENGERS} work beside the champion,
 * the latest ones.
 */
final class Reshuffle {

    /** Each costs every step its update and its state a place in the series' record. */
    static final int MAX_CHALLENGERS = 7;

    /**
     * Who works from then on.
     *
     * @param champion null: the fallback
     */
    record Result(Working.@Nullable Fitted champion, List<Working.Fitted> challengers) {}

    private final Stretch seen;
    private final Map<String, Refusal> refused;
    private final List<Decision> decisions;
    private final Map<String, Working.Fitted> atWork = new LinkedHashMap<>();

    /**
     * @param refused the records that are not tried again, by model_id; kept up to date
     * @param decisions appended to
     */
    Reshuffle(Stretch seen, Map<String, Refusal> refused, List<Decision> decisions) {
        this.seen = seen;
        this.refused = refused;
        this.decisions = decisions;
    }

    /**
     * Makes the change.
     *
     * @param published all that is published for the series
     * @param former the champion, null if it is a fallback
     * @param challengers those beside it
     */
    Result to(
            List<StoredModel> published,
            Working.@Nullable Fitted former,
            List<Working.Fitted> challengers) {
        if (former != null) {
            atWork.put(former.modelId(), former);
        }
        challengers.forEach(each -> atWork.put(each.modelId(), each));
        withdrawAllBut(published);
        Lineup<StoredModel> lineup = Lineup.of(published);
        StoredModel lead = lineup.champion();
        List<StoredModel> others =
                lineup.others().subList(0, Math.min(lineup.others().size(), MAX_CHALLENGERS));
        keepRefusalsOf(lead, others);
        int announced = decisions.size();
        if (lead != null) {
            putToWork(lead, Role.CHAMPION);
        }
        others.forEach(model -> putToWork(model, Role.CHALLENGER));
        Working.Fitted champion = champion(lead, former);
        List<Working.Fitted> beside = new ArrayList<>();
        for (StoredModel model : others) {
            Working.Fitted challenger = atWork.remove(model.modelId());
            if (challenger != null) {
                beside.add(challenger);
            }
        }
        atWork.values().forEach(this::letGo);
        announceNewRoles(champion, former, beside, announced);
        return new Result(champion, beside);
    }

    /** The one that is to be it; while that cannot work, the one that was. */
    private Working.@Nullable Fitted champion(
            @Nullable StoredModel wanted, Working.@Nullable Fitted former) {
        if (wanted == null) {
            return null;
        }
        Working.Fitted champion = atWork.remove(wanted.modelId());
        return champion == null && former != null ? atWork.remove(former.modelId()) : champion;
    }

    private void keepRefusalsOf(@Nullable StoredModel lead, List<StoredModel> others) {
        Set<String> wanted = new HashSet<>(names(others));
        if (lead != null) {
            wanted.add(lead.modelId());
        }
        refused.keySet().retainAll(wanted);
    }

    private void withdrawAllBut(List<StoredModel> published) {
        Set<String> names = names(published);
        List<Working.Fitted> gone =
                atWork.values().stream().filter(each -> !names.contains(each.modelId())).toList();
        for (Working.Fitted each : gone) {
            decisions.add(
                    new Decision.Withdrawn(each.modelId(), each.version(), each.deployment()));
            atWork.remove(each.modelId());
            letGo(each);
        }
    }

    private static Set<String> names(List<StoredModel> models) {
        return models.stream().map(StoredModel::modelId).collect(Collectors.toUnmodifiableSet());
    }

    private void letGo(Working.Fitted model) {
        seen.around().shelf().weights().release(model.key());
    }

    private void putToWork(StoredModel model, Role role) {
        String name = model.modelId();
        long shape = model.isGroups() ? seen.around().grid().groupShape().hash() : 0;
        Working.Fitted former = atWork.get(name);
        Refusal before = refused.get(name);
        boolean works = former != null && isOf(former, model, shape);
        boolean wasRefused = before != null && before.isOf(model, shape);
        if (works || wasRefused) {
            return;
        }
        Decision.Refused objection = seen.objection(model);
        if (objection != null) {
            refuse(model, shape, objection);
            if (model.isGroups() && former != null && former.key().equals(model.key())) {
                atWork.remove(name); // The series agreed with its group until now.
                letGo(former);
            }
            return;
        }
        byte[] state = former == null ? null : stateOf(former);
        try {
            atWork.put(name, seen.activate(model, former, shape));
            refused.remove(name);
            decisions.add(new Decision.Activated(name, model.version(), model.deployment(), role));
        } catch (IncompatibleModelException e) {
            refuse(
                    model,
                    shape,
                    new Decision.Refused(model, String.valueOf(e.getMessage()), false));
            if (former != null && state != null && former.key().equals(model.key())) {
                atWork.put(name, remade(former, state));
            }
        }
    }

    private static byte @Nullable [] stateOf(Working.Fitted former) {
        try {
            return former.forecaster().state();
        } catch (UnusableModelException e) {
            return null; // it will not be made again
        }
    }

    private static boolean isOf(Working.Fitted working, StoredModel model, long shape) {
        return working.deployment() == model.deployment()
                && working.shape() == shape
                && working.key().equals(model.key());
    }

    private void refuse(StoredModel model, long shape, Decision.Refused decision) {
        refused.put(
                model.modelId(),
                new Refusal(model.modelId(), model.version(), model.deployment(), shape));
        decisions.add(decision);
    }

    /** What was tried out may have worked in the memory of the forecaster that stays. */
    private Working.Fitted remade(Working.Fitted former, byte[] state) {
        try {
            return former.with(seen.around().shelf().weights().at(former.key()).restore(state));
        } catch (IncompatibleModelException e) {
            throw new IllegalStateException("a state just taken is refused", e);
        }
    }

    /** Who has another role without a record that says so is announced as well. */
    private void announceNewRoles(
            Working.@Nullable Fitted champion,
            Working.@Nullable Fitted former,
            List<Working.Fitted> beside,
            int announced) {
        List<Decision> already = List.copyOf(decisions.subList(announced, decisions.size()));
        String led = former == null ? "" : former.modelId();
        if (champion != null && !champion.modelId().equals(led)) {
            announce(champion, Role.CHAMPION, already);
        }
        for (Working.Fitted each : beside) {
            if (each.modelId().equals(led)) {
                announce(each, Role.CHALLENGER, already);
            }
        }
    }

    private void announce(Working.Fitted model, Role role, List<Decision> already) {
        Decision decision =
                new Decision.Activated(model.modelId(), model.version(), model.deployment(), role);
        if (!already.contains(decision)) {
            decisions.add(decision);
        }
    }
}
