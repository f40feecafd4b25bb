package io.driftcast.stream.deployment;

import io.driftcast.forecast.Forecast;
import io.driftcast.forecast.Forecaster;
import io.driftcast.forecast.ForecasterFamilies;
import io.driftcast.forecast.GroupFitter;
import io.driftcast.forecast.IncompatibleModelException;
import io.driftcast.series.GroupShape;
import io.driftcast.series.grid.Grid;
import io.driftcast.series.grid.RecentSteps;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The running forecaster of one series: a fallback until a fitted model goes to work, and again
 * when that is taken away.
 */
public final class SeriesFilter {

    /** What became of a model record that came up for this series. */
    public sealed interface Decision {

        /** It works from the next step on. */
        record Activated(StoredModel model) implements Decision {}

        /**
         * It cannot be used; the old one stays, or if it was itself at work the fallback takes
         * over.
         *
         * @param outdated whether a new fit would help
         */
        record Refused(
                String modelId, String version, long deployment, String reason, boolean outdated)
                implements Decision {

            Refused(StoredModel model, String reason, boolean outdated) {
                this(model.modelId(), model.version(), model.deployment(), reason, outdated);
            }
        }

        /** The one that worked is gone. */
        record Withdrawn(String modelId, String version, long deployment) implements Decision {}
    }

    /**
     * What a series' forecaster is made of and looks back on.
     *
     * @param families makes the fallbacks
     * @param weights the fitted models at work
     * @param grid the series' grid
     * @param recent its steps that are still kept
     */
    public record Surroundings(
            ForecasterFamilies families, ModelWeights weights, Grid grid, RecentSteps recent) {}

    private final Surroundings around;

    private Running running;
    private final long firstStep;
    private long lastStep;
    private int observed;
    private long handled;
    private @Nullable String handledModel;
    private final List<Decision> decisions = new ArrayList<>();

    /**
     * A forecaster with the names that its forecasts carry.
     *
     * @param parameters a fallback's parameters; null for a fitted model's
     */
    private record Running(
            Forecaster forecaster,
            long deployment,
            String kind,
            String modelId,
            String modelVersion,
            int formatVersion,
            byte @Nullable [] parameters) {

        boolean isFitted() {
            return deployment != 0;
        }

        Running with(Forecaster other) {
            return new Running(
                    other, deployment, kind, modelId, modelVersion, formatVersion, parameters);
        }

        @Nullable WeightsKey key() {
            return isFitted() ? new WeightsKey(modelId, modelVersion) : null;
        }
    }

    private SeriesFilter(
            Surroundings around, Running running, long firstStep, long lastStep, int observed) {
        this.around = around;
        this.running = running;
        this.firstStep = firstStep;
        this.lastStep = lastStep;
        this.observed = observed;
    }

    /**
     * A fallback for the steps from {@code step} on, which has seen those before it that are still
     * kept.
     */
    public static SeriesFilter begin(long step, Surroundings around) {
        RecentSteps recent = around.recent();
        long first = step;
        int observed = 0;
        while (recent.holds(first - 1)) {
            first--;
            observed += Double.isNaN(recent.value(first)) ? 0 : 1;
        }
        Running fallback = fallback(around, first, step - 1, observed);
        return new SeriesFilter(around, fallback, first, step - 1, observed);
    }

    /**
     * Goes on where a state was taken; falls back, letting the state's model go and refusing its
     * version from then on, if this program cannot run it any more.
     */
    public static SeriesFilter resume(FilterState state, Surroundings around) {
        try {
            Running running =
                    new Running(
                            restore(state, around),
                            state.deployment(),
                            state.kind(),
                            state.modelId(),
                            state.modelVersion(),
                            state.formatVersion(),
                            state.deployment() == 0 ? state.parameters() : null);
            SeriesFilter filter =
                    new SeriesFilter(
                            around, running, state.firstStep(), state.lastStep(), state.observed());
            filter.handled = state.handled();
            filter.handledModel = state.handledModel();
            return filter;
        } catch (IncompatibleModelException e) {
            release(state, around.weights());
            SeriesFilter filter = begin(state.lastStep() + 1, around);
            filter.handled = state.handled();
            filter.handledModel = state.handledModel();
            if (state.deployment() != 0) {
                filter.decisions.add(
                        new Decision.Refused(
                                state.modelId(),
                                state.modelVersion(),
                                state.deployment(),
                                String.valueOf(e.getMessage()),
                                false));
            }
            return filter;
        }
    }

    private static Forecaster restore(FilterState state, Surroundings around)
            throws IncompatibleModelException {
        byte[] inline = state.parameters();
        if (inline == null) {
            return around.weights().at(state.key()).restore(state.state());
        }
        if (state.deployment() == 0) {
            return around.families()
                    .restore(state.kind(), state.formatVersion(), inline, state.state());
        }
        // Kept by version 1 of the state: from here on the parameters are referred to.
        ModelWeights.Candidate own =
                around.weights()
                        .candidate(
                                null,
                                state.key(),
                                state.kind(),
                                state.formatVersion(),
                                ByteBuffer.wrap(inline));
        try {
            Forecaster forecaster = own.model().restore(state.state());
            around.weights().replace(null, own);
            return forecaster;
        } catch (IncompatibleModelException e) {
            own.discard();
            throw e;
        }
    }

    /** Lets the model of a state that is given up go. */
    public static void release(FilterState state, ModelWeights weights) {
        if (state.deployment() != 0 && state.parameters() == null) {
            weights.release(state.key());
        }
    }

    /**
     * Looks at the latest published model before a step is taken.
     *
     * @param latest the series' own model or that of its group, or null if there is none
     * @param warmupSteps how many steps with a value the model of a group waits for, as it has to
     *     find the series' scale
     */
    public void consider(@Nullable StoredModel latest, int warmupSteps) {
        if (latest == null) {
            if (running.isFitted()) {
                withdraw();
            }
            return;
        }
        boolean ofGroup = ModelIds.isGroups(latest.modelId());
        String subject = ofGroup ? version(latest) + " " + shape().hash() : version(latest);
        if (latest.deployment() == handled
                && (handledModel == null || handledModel.equals(subject))) {
            return;
        }
        if (ofGroup && !running.isFitted() && observed < warmupSteps) {
            return;
        }
        handled = latest.deployment();
        handledModel = subject;
        Decision.Refused unfit = ofGroup ? unfitForMember(latest) : unfitForSeries(latest);
        if (unfit != null) {
            decisions.add(unfit);
            if (ofGroup && latest.key().equals(running.key())) {
                fallBack(); // The series agreed with its group until now.
            }
            return;
        }
        try {
            activate(latest);
            decisions.add(new Decision.Activated(latest));
        } catch (IncompatibleModelException e) {
            decisions.add(new Decision.Refused(latest, String.valueOf(e.getMessage()), false));
        }
    }

    private Decision.@Nullable Refused unfitForSeries(StoredModel model) {
        if (model.specHash() != around.grid().specHash()) {
            return new Decision.Refused(
                    model, "it was fitted on another grid than the series has now", true);
        }
        if (model.trainedToStep() < lastStep && !around.recent().holds(model.trainedToStep() + 1)) {
            return new Decision.Refused(
                    model,
                    String.format(
                            Locale.ROOT,
                            "its state stands at step %d and the steps since then are not kept any more",
                            model.trainedToStep()),
                    true);
        }
        return null;
    }

    /** Another fit would not help a member that differs. */
    private Decision.@Nullable Refused unfitForMember(StoredModel model) {
        GroupShape own = shape();
        return model.specHash() == own.hash()
                ? null
                : new Decision.Refused(
                        model,
                        String.format(
                                Locale.ROOT,
                                "the members of its group differ from this series, which has steps of %s, seasons of %s and a horizon of %d steps: they have to agree in these",
                                own.interval(),
                                own.seasonalPeriods(),
                                own.horizon()),
                        false);
    }

    private static String version(StoredModel model) {
        return model.modelId() + "@" + model.version();
    }

    private GroupShape shape() {
        return around.grid().groupShape();
    }

    private void activate(StoredModel model) throws IncompatibleModelException {
        WeightsKey former = running.key();
        ModelWeights.Candidate candidate =
                around.weights()
                        .candidate(
                                former,
                                model.key(),
                                model.kind(),
                                model.formatVersion(),
                                model.parameters());
        Forecaster forecaster;
        byte[] before = running.forecaster().state();
        try {
            forecaster = forecasterOf(candidate, model);
        } catch (IncompatibleModelException e) {
            candidate.discard();
            if (candidate.key().equals(former) && !candidate.isNew()) {
                // It may have worked in the memory of the forecaster that stays.
                running = running.with(candidate.model().restore(before));
            }
            throw e;
        }
        around.weights().replace(former, candidate);
        running =
                new Running(
                        forecaster,
                        model.deployment(),
                        model.kind(),
                        model.modelId(),
                        model.version(),
                        model.formatVersion(),
                        null);
    }

    private Forecaster forecasterOf(ModelWeights.Candidate candidate, StoredModel model)
            throws IncompatibleModelException {
        // The model of a group has no state of this series; and one that was fitted to steps that
        // this stream has not come to yet, as when readings are replayed, has a later one. Both
        // work by their parameters, on the steps that are kept.
        boolean ofGroup = ModelIds.isGroups(model.modelId());
        boolean continues = !ofGroup && model.trainedToStep() <= lastStep;
        long begin = ofGroup ? GroupFitter.FIRST_STEP : model.trainedFromStep();
        long from = continues ? model.trainedToStep() + 1 : firstKept();
        Forecaster made =
                continues
                        ? candidate.model().restore(ModelWeights.bytes(model.state()))
                        : candidate.model().start(from - begin);
        for (long step = from; step <= lastStep; step++) {
            made.update(around.recent().value(step));
        }
        if (hasObservations()) {
            tryOut(made);
        }
        return made;
    }

    /** Parameters may be legal one by one, and what they forecast still be out of range. */
    private void tryOut(Forecaster made) throws IncompatibleModelException {
        try {
            made.forecast(around.grid().horizon());
        } catch (IllegalArgumentException e) {
            throw new IncompatibleModelException(cannotForecast(e));
        }
    }

    private static String cannotForecast(IllegalArgumentException problem) {
        return "it cannot forecast this series: " + problem.getMessage();
    }

    private long firstKept() {
        long first = lastStep + 1;
        while (first > firstStep && around.recent().holds(first - 1)) {
            first--;
        }
        return first;
    }

    private void withdraw() {
        decisions.add(
                new Decision.Withdrawn(
                        running.modelId(), running.modelVersion(), running.deployment()));
        handled = 0;
        handledModel = null;
        fallBack();
    }

    private void fallBack() {
        WeightsKey former = running.key();
        if (former != null) {
            around.weights().release(former);
        }
        running = fallback(around, firstKept(), lastStep, observed);
    }

    /** Moves on by one step. */
    public void take(long step, double value) {
        running.forecaster().update(value);
        lastStep = step;
        observed += Double.isNaN(value) ? 0 : 1;
        if (!running.isFitted() && !isFallbackOf(around.grid(), observed)) {
            running = fallback(around, firstKept(), lastStep, observed);
        }
    }

    private boolean isFallbackOf(Grid current, int steps) {
        String kind = Fallback.kind(current, steps);
        return running.kind().equals(kind)
                && Arrays.equals(running.parameters(), Fallback.parameters(kind, current));
    }

    private static Running fallback(Surroundings around, long from, long to, int observed) {
        String kind = Fallback.kind(around.grid(), observed);
        byte[] parameters = Fallback.parameters(kind, around.grid());
        try {
            Forecaster forecaster =
                    around.families().start(kind, Fallback.FORMAT_VERSION, parameters);
            for (long step = from; step <= to; step++) {
                forecaster.update(around.recent().value(step));
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
    public boolean hasObservations() {
        return observed > 0;
    }

    /**
     * The forecast after the last step, kept inside the legal bounds. A fitted model that has none
     * gives way to the fallback and is refused.
     */
    public Forecast forecast() {
        try {
            return bounded();
        } catch (IllegalArgumentException e) {
            if (!running.isFitted()) {
                throw e;
            }
            decisions.add(
                    new Decision.Refused(
                            running.modelId(),
                            running.modelVersion(),
                            running.deployment(),
                            cannotForecast(e),
                            false));
            fallBack();
            return bounded();
        }
    }

    private Forecast bounded() {
        Grid grid = around.grid();
        return running.forecaster()
                .forecast(grid.horizon())
                .within(grid.lowerBound(), grid.upperBound());
    }

    /** What became of models since this was made, in order. */
    public List<Decision> decisions() {
        return List.copyOf(decisions);
    }

    public boolean isFitted() {
        return running.isFitted();
    }

    public long lastStep() {
        return lastStep;
    }

    public int observed() {
        return observed;
    }

    public String modelId() {
        return running.modelId();
    }

    public String modelVersion() {
        return running.modelVersion();
    }

    /** What has to be kept to go on from here. */
    public FilterState state() {
        return new FilterState(
                firstStep,
                lastStep,
                observed,
                false,
                handled,
                handledModel,
                running.deployment(),
                running.kind(),
                running.modelId(),
                running.modelVersion(),
                running.formatVersion(),
                running.parameters(),
                running.forecaster().state());
    }
}
