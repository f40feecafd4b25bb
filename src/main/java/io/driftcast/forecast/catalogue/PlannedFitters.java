package io.driftcast.forecast.catalogue;

import io.driftcast.forecast.GroupFitter;
import io.driftcast.forecast.ModelFitter;
import io.driftcast.forecast.ModelRequest;
import io.driftcast.forecast.composite.TransformedFitter;
import io.driftcast.series.transform.TransformSpec;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** From what is declared for a series to what fits it. Stateless, thread-safe. */
public final class PlannedFitters {

    private static final Pattern PERIOD = Pattern.compile("\\[(\\d{1,6})]");

    /** The model of a group that names none. */
    static final String GROUP_MODEL = "lstm";

    /** Up to this season a seasonal ARIMA model is taken without being asked for. */
    private static final int SHORT_SEASON = 24;

    private PlannedFitters() {}

    /**
     * What is tried where nothing is named: automatic ARIMA and exponential smoothing. A seasonal
     * ARIMA model carries a covariance of about 1.5 m^2 numbers through the stream, written with
     * every step, so that in longer seasons than {@value #SHORT_SEASON} steps the ARIMA model goes
     * without the season, which exponential smoothing then has alone; a series may still name one.
     */
    static List<String> automatic(int period) {
        return List.of(period > SHORT_SEASON ? "auto-arima[1]" : "auto-arima", "ets");
    }

    /**
     * The fitter of a plan: the forecaster it names, or the choice among several. The season is
     * that of the series that is fitted.
     */
    public static ModelFitter fitter(FitPlan plan) {
        return series -> of(plan, series.period()).fit(series);
    }

    /** The fitter of a group's one model. The season is that of its first member. */
    public static GroupFitter groupFitter(FitPlan plan) {
        return members ->
                ModelCatalogue.groupFitter(
                                groupModel(plan),
                                ModelRequest.of(members.getFirst().period())
                                        .withHorizon(plan.horizon()))
                        .fit(members);
    }

    private static String groupModel(FitPlan plan) {
        return plan.models().isEmpty() ? GROUP_MODEL : plan.models().getFirst();
    }

    /**
     * Checks that a plan can be carried out.
     *
     * @param periods the declared season lengths, none if they are found later
     * @throws IllegalArgumentException if a forecaster is unknown or not available, a season in its
     *     name is not the declared one, or there is no such transform; or if it is a group's and
     *     names several models, one that cannot be global, or a transform
     */
    public static void check(FitPlan plan, List<Integer> periods) {
        if (plan.group() != null) {
            checkGroup(plan, periods);
            return;
        }
        for (String model : plan.models()) {
            Matcher named = PERIOD.matcher(model);
            int period =
                    periods.isEmpty()
                            ? (named.find() ? Integer.parseInt(named.group(1)) : 1)
                            : periods.getFirst();
            of(new FitPlan(List.of(model), plan.transform(), plan.horizon(), null), period);
        }
    }

    private static void checkGroup(FitPlan plan, List<Integer> periods) {
        if (plan.models().size() > 1) {
            throw new IllegalArgumentException(
                    "a group has one model for all its members, not %s: name one or none"
                            .formatted(String.join(", ", plan.models())));
        }
        if (plan.transform() != null) {
            throw new IllegalArgumentException(
                    "a group's model finds the scale of each member itself: leave transform out");
        }
        int period = periods.isEmpty() ? 1 : periods.getFirst();
        ModelCatalogue.groupFitter(
                groupModel(plan), ModelRequest.of(period).withHorizon(plan.horizon()));
    }

    private static ModelFitter of(FitPlan plan, int period) {
        List<String> names = plan.models().isEmpty() ? automatic(period) : plan.models();
        ModelRequest request = ModelRequest.of(period).withHorizon(plan.horizon());
        List<ModelFitter> fitters =
                names.stream().map(name -> ModelCatalogue.fitter(name, request)).toList();
        ModelFitter chosen =
                fitters.size() == 1
                        ? fitters.getFirst()
                        : new ChoiceFitter(fitters, ModelCatalogue.families());
        return plan.transform() == null
                ? chosen
                : new TransformedFitter(
                        TransformSpec.parse(plan.transform()), chosen, ModelCatalogue::families);
    }
}
