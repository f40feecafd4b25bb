package io.driftcast.stream.deployment;

import io.driftcast.forecast.Forecast;
import io.driftcast.forecast.IncompatibleModelException;
import io.driftcast.forecast.UnusableModelException;
import io.driftcast.series.Limits;
import io.driftcast.series.grid.Grid;
import io.driftcast.series.grid.RecentSteps;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The models that work for one series: a champion, whose forecasts are published, and challengers,
 * which every step moves on beside it. Until a published model works, and when the last one is
 * gone, a fallback is the champion.
 */
public final class Deployment {

    /**
     * What came of a step.
     *
     * @param decisions what became of models, in order
     * @param forecast the champion's, inside the legal bounds; null if none was due, or there is
     *     nothing yet to forecast from
     */
    public record Taken(List<Decision> decisions, @Nullable Forecast forecast) {}

    private final Surroundings around;
    private final long firstStep;
    private long lastStep;
    private int observed;
    private boolean stale;
    private boolean marked;
    private Working champion;
    private final List<Working.Fitted> challengers = new ArrayList<>();
    private final Scale scale;
    private final Map<String, Refusal> refused = new LinkedHashMap<>();
    private final List<Decision> decisions = new ArrayList<>();

    private Deployment(Stretch seen, Working champion, Scale scale) {
        this.scale = scale;
        around = seen.around();
        firstStep = seen.firstStep();
        lastStep = seen.lastStep();
        observed = seen.observed();
        this.champion = champion;
    }

    /**
     * A fallback for the steps from {@code step} on, which has seen those before it that are still
     * kept. It looks at the published models before its first step.
     */
    public static Deployment begin(long step, Surroundings around) {
        RecentSteps recent = around.recent();
        long first = step;
        int observed = 0;
        while (recent.holds(first - 1)) {
            first--;
            observed += Double.isNaN(recent.value(first)) ? 0 : 1;
        }
        Stretch kept = new Stretch(around, first, step - 1, observed);
        Deployment deployment = new Deployment(kept, kept.fallback(), Scale.unknown());
        deployment.marked = true;
        return deployment;
    }

    /**
     * Goes on where a state was taken. A model that this program cannot run any more is let go and
     * its version refused from then on; the fallback takes over from a champion.
     */
    public static Deployment resume(DeploymentState state, Surroundings around) {
        Stretch seen = new Stretch(around, state.firstStep(), state.lastStep(), state.observed());
        List<Decision> decisions = new ArrayList<>();
        List<Refusal> refused = new ArrayList<>(state.refused());
        Deployment deployment =
                new Deployment(
                        seen,
                        champion(state, seen, refused, decisions),
                        new Scale(state.lastValue(), state.change()));
        for (WorkingState.Fitted challenger : state.challengers()) {
            Working.Fitted working = restore(challenger, seen, refused, decisions);
            if (working != null) {
                deployment.challengers.add(working);
            }
        }
        deployment.stale = state.stale();
        deployment.marked = state.marked();
        refused.forEach(each -> deployment.refused.put(each.modelId(), each));
        deployment.decisions.addAll(decisions);
        return deployment;
    }

    private static Working champion(
            DeploymentState state, Stretch seen, List<Refusal> refused, List<Decision> decisions) {
        Working restored =
                switch (state.champion()) {
                    case WorkingState.Fitted fitted -> restore(fitted, seen, refused, decisions);
                    case WorkingState.Fallback fallback -> restore(fallback, seen);
                };
        return restored == null ? seen.fallback() : restored;
    }

    private static Working.@Nullable Fallback restore(WorkingState.Fallback state, Stretch seen) {
        try {
            return new Working.Fallback(
                    seen.around().shelf().fallbacks().restore(state.season(), state.state()),
                    state.season());
        } catch (IncompatibleModelException e) {
            return null; // another version's encoding: made again from the steps that are kept
        }
    }

    private static Working.@Nullable Fitted restore(
            WorkingState.Fitted state,
            Stretch seen,
            List<Refusal> refused,
            List<Decision> decisions) {
        ModelWeights weights = seen.around().shelf().weights();
        WeightsKey key = state.key();
        try {
            return new Working.Fitted(
                    weights.at(key).restore(state.state()), key, state.deployment(), state.shape());
        } catch (IncompatibleModelException e) {
            weights.release(key);
            refused.removeIf(each -> each.modelId().equals(key.modelId()));
            refused.add(
                    new Refusal(key.modelId(), key.version(), state.deployment(), state.shape()));
            decisions.add(
                    new Decision.Refused(
                            key.modelId(),
                            key.version(),
                            state.deployment(),
                            String.valueOf(e.getMessage()),
                            false));
            return null;
        }
    }

    /**
     * Moves on by one step, after a look at the published models if they have changed.
     *
     * @param step the step that has closed, the one after the last
     * @param value its value, NaN if it is missing
     * @param forecastDue whether the next steps are to be forecast from here
     */
    public Taken take(long step, double value, boolean forecastDue) {
        if (marked) {
            reconsider();
        }
        dismissThoseWithout(value);
        update(value);
        scale.take(value);
        lastStep = step;
        observed += Double.isNaN(value) ? 0 : 1;
        stale = false;
        if (champion instanceof Working.Fallback(var _, int season)
                && season != Fallbacks.season(around.grid(), observed)) {
            champion = seen().fallback();
        }
        return taken(forecastDue);
    }

    /**
     * Moves on over missing steps.
     *
     * @param first the first of them, the one after the last
     * @param steps how many there are
     * @param forecastDue whether the next steps are to be forecast from behind them
     */
    public Taken passOver(long first, int steps, boolean forecastDue) {
        if (marked) {
            reconsider();
        }
        for (int i = 0; i < steps; i++) {
            update(Double.NaN);
            lastStep = first + i; // where a fallback begins that has to take over
        }
        stale = false;
        return taken(forecastDue);
    }

    /** The series has fallen silent: the forecast of its next steps, from where it stands. */
    public Taken silent() {
        stale = true;
        return taken(true);
    }

    /** Moves all models on; a fitted one that fails is let go. */
    private void update(double value) {
        try {
            champion.forecaster().update(value);
        } catch (UnusableModelException e) {
            replaceChampion(e);
            champion.forecaster().update(value);
        }
        for (Working.Fitted challenger : List.copyOf(challengers)) {
            try {
                challenger.forecaster().update(value);
            } catch (UnusableModelException e) {
                challengers.remove(challenger);
                letGo(challenger, String.valueOf(e.getMessage()), false);
            }
        }
    }

    private Taken taken(boolean forecastDue) {
        shedWhatIsTooLarge();
        Forecast forecast = forecastDue && observed > 0 ? forecast() : null;
        Taken taken = new Taken(List.copyOf(decisions), forecast);
        decisions.clear();
        return taken;
    }

    /** Models that cannot be about a value that came give way, and a fit is asked for. */
    private void dismissThoseWithout(double value) {
        if (Double.isNaN(value)) {
            return;
        }
        if (champion instanceof Working.Fitted fitted && !fitted.forecaster().represents(value)) {
            letGo(fitted, Stretch.cannotRepresent(value), true);
            champion = seen().fallback();
        }
        for (Working.Fitted challenger : List.copyOf(challengers)) {
            if (!challenger.forecaster().represents(value)) {
                letGo(challenger, Stretch.cannotRepresent(value), false);
                challengers.remove(challenger);
            }
        }
    }

    /** A fitted model that has no forecast gives way to the fallback and is refused. */
    private Forecast forecast() {
        try {
            return bounded();
        } catch (UnusableModelException e) {
            replaceChampion(e);
            return bounded();
        }
    }

    /** Only what was published is guarded: a fallback that fails is this program's own failure. */
    private void replaceChampion(UnusableModelException failure) {
        if (!(champion instanceof Working.Fitted unable)) {
            throw failure;
        }
        letGo(unable, String.valueOf(failure.getMessage()), false);
        champion = seen().fallback();
    }

    /**
     * Refuses what works.
     *
     * @param outdated whether another fit would help
     */
    private void letGo(Working.Fitted unable, String reason, boolean outdated) {
        WeightsKey key = unable.key();
        refused.put(
                key.modelId(),
                new Refusal(key.modelId(), key.version(), unable.deployment(), unable.shape()));
        decisions.add(
                new Decision.Refused(
                        key.modelId(), key.version(), unable.deployment(), reason, outdated));
        around.shelf().weights().release(key);
    }

    /** All states are written into one record: from the last challenger on they have to go. */
    private void shedWhatIsTooLarge() {
        long bytes = champion.forecaster().stateBytes();
        for (int i = 0; i < challengers.size(); i++) {
            long its = challengers.get(i).forecaster().stateBytes();
            if (bytes + its > Limits.STATE_BYTES) {
                letGo(challengers.remove(i--), tooLarge(its), false);
            } else {
                bytes += its;
            }
        }
        if (bytes > Limits.STATE_BYTES && champion instanceof Working.Fitted tooLarge) {
            letGo(tooLarge, tooLarge(bytes), false);
            champion = seen().fallback();
        }
    }

    private static String tooLarge(long bytes) {
        return String.format(
                Locale.ROOT,
                "its state takes %d bytes, the models of a series at most %d together: name a shorter season or fewer models",
                bytes,
                Limits.STATE_BYTES);
    }

    private Forecast bounded() {
        Grid grid = around.grid();
        return scale.atLeast(champion.forecaster().forecast(grid.horizon()))
                .within(grid.lowerBound(), grid.upperBound());
    }

    /** Takes the published models into account; a group's wait until the series is warm. */
    private void reconsider() {
        List<StoredModel> published = around.published().get();
        boolean idle = !isFitted() && challengers.isEmpty();
        if (around.grid().group() != null
                && idle
                && !published.isEmpty()
                && observed < around.shelf().warmupSteps()) {
            return;
        }
        marked = false;
        Reshuffle reshuffle = new Reshuffle(seen(), refused, decisions);
        Reshuffle.Result result =
                reshuffle.to(
                        published,
                        champion instanceof Working.Fitted fitted ? fitted : null,
                        challengers);
        challengers.clear();
        challengers.addAll(result.challengers());
        if (result.champion() != null) {
            champion = result.champion();
        } else if (isFitted()) {
            champion = seen().fallback();
        }
    }

    private Stretch seen() {
        return new Stretch(around, firstStep, lastStep, observed);
    }

    /** Lets it look at the published models before the next step. */
    public void mark() {
        marked = true;
    }

    /** The grid that it runs on. */
    public Grid grid() {
        return around.grid();
    }

    /** Whether the champion is a published model. */
    public boolean isFitted() {
        return champion instanceof Working.Fitted;
    }

    /** Whether it has seen too few steps with a value to be trusted without a fitted model. */
    public boolean isWarmingUp() {
        return observed < around.shelf().warmupSteps();
    }

    /** Whether the silence since the last step has been reported. */
    public boolean isStale() {
        return stale;
    }

    /** The step that it stands at. */
    public long lastStep() {
        return lastStep;
    }

    /** The champion's name. */
    public String modelId() {
        return champion.modelId();
    }

    /** The champion's version. */
    public String modelVersion() {
        return champion.version();
    }

    /** What has to be kept to go on from here. */
    public DeploymentState state() {
        return new DeploymentState(
                firstStep,
                lastStep,
                observed,
                stale,
                marked,
                champion.state(),
                challengers.isEmpty()
                        ? List.of()
                        : challengers.stream().map(Working.Fitted::state).toList(),
                refused.isEmpty() ? List.of() : List.copyOf(refused.values()),
                scale.lastValue(),
                scale.change());
    }
}
