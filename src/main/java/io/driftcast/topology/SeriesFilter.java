package io.driftcast.topology;

import io.driftcast.forecast.Forecast;
import io.driftcast.forecast.Forecaster;
import io.driftcast.forecast.ForecasterFamilies;
import io.driftcast.forecast.IncompatibleModelException;
import io.driftcast.series.Grid;
import io.driftcast.series.RecentSteps;
import io.driftcast.store.FilterState;
import io.driftcast.store.StoredModel;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The running forecaster of one series: a fallback until a fitted model goes to work, and again
 * when that is taken away.
 */
final class SeriesFilter {

    /** What became of a model record that came up for this series. */
    sealed interface Decision {

        /** It works from the next step on. */
        record Activated(StoredModel model) implements Decision {}

        /**
         * It cannot be used; the old one stays.
         *
         * @param outdated whether a new fit would help
         */
        record Refused(StoredModel model, String reason, boolean outdated) implements Decision {}

        /** The one that worked is gone. */
        record Withdrawn(String modelId, String version, long deployment) implements Decision {}
    }

    private final ForecasterFamilies families;
    private final Grid grid;
    private final RecentSteps recent;

    private Running running;
    private final long firstStep;
    private long lastStep;
    private int observed;
    private long handled;

    /** A forecaster with the names that its forecasts carry. */
    private record Running(
            Forecaster forecaster,
            long deployment,
            String kind,
            String modelId,
            String modelVersion,
            int formatVersion,
            byte[] parameters) {}

    private SeriesFilter(
            ForecasterFamilies families,
            Grid grid,
            RecentSteps recent,
            Running running,
            long firstStep,
            long lastStep,
            int observed,
            long handled) {
        this.families = families;
        this.grid = grid;
        this.recent = recent;
        this.running = running;
        this.firstStep = firstStep;
        this.lastStep = lastStep;
        this.observed = observed;
        this.handled = handled;
    }

    /**
     * A fallback for the steps from {@code step} on, which has seen those before it that are still
     * kept.
     */
    static SeriesFilter begin(
            long step, ForecasterFamilies families, Grid grid, RecentSteps recent) {
        long first = step;
        int observed = 0;
        while (recent.holds(first - 1)) {
            first--;
            observed += Double.isNaN(recent.value(first)) ? 0 : 1;
        }
        Running fallback = fallback(families, grid, recent, first, step - 1, observed);
        return new SeriesFilter(families, grid, recent, fallback, first, step - 1, observed, 0);
    }

    /** Goes on where a state was taken; falls back if this program cannot run it any more. */
    static SeriesFilter resume(
            FilterState state, ForecasterFamilies families, Grid grid, RecentSteps recent) {
        try {
            Forecaster forecaster =
                    families.restore(
                            state.kind(), state.formatVersion(), state.parameters(), state.state());
            Running running =
                    new Running(
                            forecaster,
                            state.deployment(),
                            state.kind(),
                            state.modelId(),
                            state.modelVersion(),
                            state.formatVersion(),
                            state.parameters());
            return new SeriesFilter(
                    families,
                    grid,
                    recent,
                    running,
                    state.firstStep(),
                    state.lastStep(),
                    state.observed(),
                    state.handled());
        } catch (IncompatibleModelException e) {
            return begin(state.lastStep() + 1, families, grid, recent);
        }
    }

    /**
     * Looks at the latest published model before a step is taken.
     *
     * @param latest the model, or null if there is none
     * @return what became of it, or null if nothing changed
     */
    @Nullable Decision consider(@Nullable StoredModel latest) {
        if (latest == null) {
            return running.deployment() == 0 ? null : withdraw();
        }
        if (latest.deployment() == handled) {
            return null;
        }
        handled = latest.deployment();
        if (latest.specHash() != grid.specHash()) {
            return new Decision.Refused(
                    latest, "it was fitted on another grid than the series has now", true);
        }
        if (latest.trainedToStep() < lastStep && !recent.holds(latest.trainedToStep() + 1)) {
            return new Decision.Refused(
                    latest,
                    "its state stands at step %d and the steps since then are not kept any more"
                            .formatted(latest.trainedToStep()),
                    true);
        }
        try {
            running = run(latest);
            return new Decision.Activated(latest);
        } catch (IncompatibleModelException e) {
            return new Decision.Refused(latest, String.valueOf(e.getMessage()), false);
        }
    }

    private Running run(StoredModel model) throws IncompatibleModelException {
        Forecaster forecaster;
        long from;
        if (model.trainedToStep() <= lastStep) {
            forecaster =
                    families.restore(
                            model.kind(), model.formatVersion(), model.parameters(), model.state());
            from = model.trainedToStep() + 1;
        } else {
            // Fitted to steps that this stream has not come to yet, as when readings are replayed:
            // its parameters hold, its state does not.
            from = firstKept();
            forecaster =
                    families.startAt(
                            model.kind(),
                            model.formatVersion(),
                            model.parameters(),
                            from - model.trainedFromStep());
        }
        for (long step = from; step <= lastStep; step++) {
            forecaster.update(recent.value(step));
        }
        return new Running(
                forecaster,
                model.deployment(),
                model.kind(),
                model.modelId(),
                model.version(),
                model.formatVersion(),
                model.parameters());
    }

    private long firstKept() {
        long first = lastStep + 1;
        while (first > firstStep && recent.holds(first - 1)) {
            first--;
        }
        return first;
    }

    private Decision withdraw() {
        Decision.Withdrawn withdrawn =
                new Decision.Withdrawn(
                        running.modelId(), running.modelVersion(), running.deployment());
        handled = 0;
        running = fallback(families, grid, recent, firstKept(), lastStep, observed);
        return withdrawn;
    }

    /** Moves on by one step. */
    void take(long step, double value) {
        running.forecaster().update(value);
        lastStep = step;
        observed += Double.isNaN(value) ? 0 : 1;
        if (running.deployment() == 0 && !isFallbackOf(grid, observed)) {
            running = fallback(families, grid, recent, firstKept(), lastStep, observed);
        }
    }

    private boolean isFallbackOf(Grid current, int steps) {
        String kind = Fallback.kind(current, steps);
        return running.kind().equals(kind)
                && Arrays.equals(running.parameters(), Fallback.parameters(kind, current));
    }

    private static Running fallback(
            ForecasterFamilies families,
            Grid grid,
            RecentSteps recent,
            long from,
            long to,
            int observed) {
        String kind = Fallback.kind(grid, observed);
        byte[] parameters = Fallback.parameters(kind, grid);
        try {
            Forecaster forecaster = families.start(kind, Fallback.FORMAT_VERSION, parameters);
            for (long step = from; step <= to; step++) {
                forecaster.update(recent.value(step));
            }
            return new Running(
                    forecaster,
                    0,
                    kind,
                    "fallback/" + kind,
                    "1",
                    Fallback.FORMAT_VERSION,
                    parameters);
        } catch (IncompatibleModelException e) {
            throw new IllegalStateException("the fallback cannot be run", e);
        }
    }

    /** Whether a step with a value has been seen, so that there is something to forecast from. */
    boolean hasObservations() {
        return observed > 0;
    }

    /** The forecast after the last step, kept inside the legal bounds. */
    Forecast forecast() {
        return running.forecaster()
                .forecast(grid.horizon())
                .within(grid.lowerBound(), grid.upperBound());
    }

    boolean isFitted() {
        return running.deployment() != 0;
    }

    long lastStep() {
        return lastStep;
    }

    int observed() {
        return observed;
    }

    String modelId() {
        return running.modelId();
    }

    String modelVersion() {
        return running.modelVersion();
    }

    /** What has to be kept to go on from here. */
    FilterState state() {
        return new FilterState(
                firstStep,
                lastStep,
                observed,
                false,
                handled,
                running.deployment(),
                running.kind(),
                running.modelId(),
                running.modelVersion(),
                running.formatVersion(),
                running.parameters(),
                running.forecaster().state());
    }
}
