package io.driftcast.stream.deployment;

import io.driftcast.forecast.Forecaster;
import io.driftcast.forecast.GroupFitter;
import io.driftcast.forecast.IncompatibleModelException;
import io.driftcast.forecast.UnusableModelException;
import io.driftcast.series.GroupShape;
import io.driftcast.series.grid.RecentSteps;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The steps of a series that a forecaster has to have seen before it goes to work: each way of
 * starting one ends at {@code lastStep}.
 *
 * @param around the series
 * @param firstStep the first step that may be looked back on
 * @param lastStep the last one that has closed
 * @param observed how many of them had a value
 */
record Stretch(Surroundings around, long firstStep, long lastStep, int observed) {

    /** Beyond it whole numbers are not exact as floating-point ones. */
    private static final double FURTHEST_STEPS = 1L << 52;

    /** A fallback that has seen the steps that are still kept. */
    Working.Fallback fallback() {
        int season = Fallbacks.season(around.grid(), observed);
        Forecaster forecaster = around.shelf().fallbacks().start(season);
        filter(forecaster, firstKept());
        return new Working.Fallback(forecaster, season);
    }

    /** Why a model cannot be used here at all, or null. */
    Decision.@Nullable Refused objection(StoredModel model) {
        return model.isGroups() ? objectionOfMember(model) : objectionOfSeries(model);
    }

    private Decision.@Nullable Refused objectionOfSeries(StoredModel model) {
        return model.specHash() == around.grid().specHash()
                ? null
                : new Decision.Refused(
                        model, "it was fitted on another grid than the series has now", true);
    }

    /** Another fit would not help a member that differs. */
    private Decision.@Nullable Refused objectionOfMember(StoredModel model) {
        GroupShape own = around.grid().groupShape();
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

    /**
     * A forecaster of a published model, its parameters referred to from then on.
     *
     * @param former what works under the same model_id, and gives its place
     * @param shape what the series has in common with its group; 0 for a model of its own
     * @throws IncompatibleModelException if this program cannot run it, or it cannot forecast the
     *     series; then the former one goes on, and is to be restored from its state
     */
    Working.Fitted activate(StoredModel model, Working.@Nullable Fitted former, long shape)
            throws IncompatibleModelException {
        WeightsKey place = former == null ? null : former.key();
        ModelWeights weights = around.shelf().weights();
        ModelWeights.Candidate candidate = weights.candidate(place, model.key(), model.image());
        try {
            Forecaster forecaster = forecasterOf(candidate, model);
            weights.replace(place, candidate);
            return new Working.Fitted(forecaster, model.key(), model.deployment(), shape);
        } catch (IncompatibleModelException e) {
            candidate.discard();
            throw e;
        } catch (UnusableModelException e) {
            candidate.discard();
            throw new IncompatibleModelException(String.valueOf(e.getMessage()));
        }
    }

    private Forecaster forecasterOf(ModelWeights.Candidate candidate, StoredModel model)
            throws IncompatibleModelException {
        boolean continues = continues(model);
        long begin = model.isGroups() ? GroupFitter.FIRST_STEP : model.trainedFromStep();
        long from = continues ? model.trainedToStep() + 1 : firstKept();
        if (Math.abs((double) from - begin) > FURTHEST_STEPS) {
            throw new IncompatibleModelException(
                    String.format(
                            Locale.ROOT,
                            "it was fitted from step %d on, too far from step %d",
                            begin,
                            from));
        }
        Forecaster made =
                continues
                        ? candidate.model().restore(model.state())
                        : candidate.model().start(from - begin);
        requireAllRepresented(made, from);
        filter(made, from);
        if (observed > 0) {
            // Parameters may be legal one by one, and what they forecast still be out of range.
            made.forecast(around.grid().horizon());
        }
        return made;
    }

    /**
     * Whether the steps go on where a model's state stands. The model of a group has no state of
     * this series; one that was fitted to steps that this stream has not come to yet, as when
     * readings are replayed, has a later one, and one that lags behind the steps that are kept an
     * earlier one. These work by their parameters, on the steps that are kept.
     */
    private boolean continues(StoredModel model) {
        long stands = model.trainedToStep();
        boolean keptSince = stands == lastStep || around.recent().holds(stands + 1);
        return !model.isGroups() && stands <= lastStep && keptSince;
    }

    static String cannotRepresent(double value) {
        return "it cannot be about the value %s, which came".formatted(value);
    }

    private void filter(Forecaster forecaster, long from) {
        RecentSteps recent = around.recent();
        for (long step = from; step <= lastStep; step++) {
            forecaster.update(recent.value(step));
        }
    }

    private void requireAllRepresented(Forecaster forecaster, long from)
            throws IncompatibleModelException {
        for (long step = from; step <= lastStep; step++) {
            double value = around.recent().value(step);
            if (!Double.isNaN(value) && !forecaster.represents(value)) {
                throw new IncompatibleModelException(cannotRepresent(value));
            }
        }
    }

    private long firstKept() {
        long first = lastStep + 1;
        while (first > firstStep && around.recent().holds(first - 1)) {
            first--;
        }
        return first;
    }
}
