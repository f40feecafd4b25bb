package io.driftcast.forecast.catalogue;

import io.driftcast.forecast.Fit;
import io.driftcast.forecast.FittedModel;
import io.driftcast.forecast.GroupFitter;
import io.driftcast.forecast.IncompatibleModelException;
import io.driftcast.forecast.ModelFitter;
import io.driftcast.forecast.ModelRequest;
import io.driftcast.forecast.TrainingSeries;
import io.driftcast.forecast.UnfittableSeriesException;
import io.driftcast.forecast.composite.TransformedFitter;
import io.driftcast.series.Declaration;
import io.driftcast.series.Limits;
import io.driftcast.series.transform.TransformSpec;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** From what is declared for a series to what fits it. Stateless, thread-safe. */
public final class PlannedFitters {

    private static final Pattern PERIOD = Pattern.compile("\\[(\\d{1,6})]");

    private static final String ARIMA = "auto-arima";

    /** Up to this season a seasonal ARIMA model is taken without being asked for. */
    private static final int SHORT_SEASON = 24;

    /** From so many values on terms are estimated that a baseline does not have. */
    private static final int ENOUGH = 40;

    /** From so many seasons on the steps that candidates are tried on hold a whole one. */
    private static final int SEASONS = 3;

    private PlannedFitters() {}

    /**
     * What is tried where nothing is named: automatic ARIMA and exponential smoothing of enough
     * values. A seasonal ARIMA model carries a covariance of about 1.5 m^2 numbers through the
     * stream, written with every step, so that in longer seasons than {@value #SHORT_SEASON} steps
     * the ARIMA model goes without the season, which exponential smoothing then has alone; a series
     * may still name one. Exponential smoothing has a long season only where the comparison sees it
     * come back: the profile of a day in quarters of an hour, estimated from two days, is mostly
     * those two days.
     *
     * <p>From few values the comparison cannot tell a model that has found something from one that
     * has fitted the noise, nor one of the season before it has seen a whole one come; there the
     * theta method stands alone, whose one parameter and slope cannot go far astray.
     */
    private static List<Candidate> automatic(Declaration declared, TrainingSeries series) {
        int period = series.period();
        if (series.observed() < ENOUGH || series.values().length < SEASONS * period) {
            return List.of(candidate("theta", declared, period));
        }
        boolean isLong = period > SHORT_SEASON;
        ModelFitter arima = named(isLong ? "auto-arima[1]" : ARIMA, declared, period);
        boolean hasSeason = !isLong || Comparison.triesSeason(series);
        return List.of(
                new Candidate(ARIMA, arima), candidate("ets", declared, hasSeason ? period : 1));
    }

    /**
     * What is compared with the others without being named, from simple to less so. The seasonal
     * naive forecast is among them where the comparison sees its season come back.
     */
    private static List<Candidate> baselines(Declaration declared, TrainingSeries series) {
        int period = series.period();
        List<String> names =
                period > 1 && Comparison.triesSeason(series)
                        ? List.of("naive", "ses", "snaive")
                        : List.of("naive", "ses");
        return names.stream().map(name -> candidate(name, declared, period)).toList();
    }

    /**
     * The fitter of a plan: of the forecasters that it names, or of the usual ones, the one that
     * does best; of several that are named the others too. The season is that of the series that is
     * fitted.
     */
    public static SeriesFitter fitter(Declaration declared) {
        return series -> {
            int period = series.period();
            List<Candidate> asked =
                    declared.models().isEmpty()
                            ? automatic(declared, series)
                            : declared.models().stream()
                                    .distinct()
                                    .map(name -> candidate(name, declared, period))
                                    .toList();
            boolean all = declared.models().size() > 1;
            SeriesFit fit =
                    new ChoiceFitter(
                                    baselines(declared, series),
                                    asked,
                                    all,
                                    ModelCatalogue.families())
                            .fit(series);
            return declared.models().isEmpty() ? new SeriesFit(fit.models(), List.of()) : fit;
        };
    }

    /** One that does not suit the season that was found fails as one that cannot be fitted. */
    private static Candidate candidate(String name, Declaration declared, int period) {
        try {
            return new Candidate(name, named(name, declared, period));
        } catch (IllegalArgumentException e) {
            String why = String.valueOf(e.getMessage());
            return new Candidate(
                    name,
                    series -> {
                        throw new UnfittableSeriesException(why);
                    });
        }
    }

    /** The fitter of one forecaster, on the scale and for the horizon of a declaration. */
    static ModelFitter named(String name, Declaration declared, int period) {
        ModelRequest request =
                ModelRequest.of(period).withHorizon(declared.stepsAhead()).withZero(zero(declared));
        ModelFitter fitter = ModelCatalogue.fitter(name, request);
        ModelFitter scaled =
                declared.transform() == null
                        ? fitter
                        : new TransformedFitter(
                                TransformSpec.parse(declared.transform()),
                                fitter,
                                ModelCatalogue::families);
        return series -> {
            Fit fit = scaled.fit(series);
            requireRunnable(fit.model());
            return fit;
        };
    }

    private static ModelRequest.Zero zero(Declaration declared) {
        if (declared.transform() == null) {
            return declared.isLegal(-Double.MIN_VALUE)
                    ? ModelRequest.Zero.WITHIN_REACH
                    : ModelRequest.Zero.BOUND;
        }
        return TransformSpec.parse(declared.transform()).keepsZero()
                ? ModelRequest.Zero.BOUND
                : ModelRequest.Zero.ARBITRARY;
    }

    /** The fitter of a group's one model. The season is that of its first member. */
    public static GroupFitter groupFitter(Declaration declared) {
        return members -> {
            FittedModel model =
                    ModelCatalogue.groupFitter(
                                    declared.groupModel(),
                                    ModelRequest.of(members.getFirst().period())
                                            .withHorizon(declared.stepsAhead()))
                            .fit(members);
            requireRunnable(model);
            return model;
        };
    }

    /** A model that the stream would refuse is none. */
    private static void requireRunnable(FittedModel model) throws UnfittableSeriesException {
        try {
            ModelCatalogue.families().loadGuarded(model.image()).close();
        } catch (IncompatibleModelException e) {
            throw new UnfittableSeriesException(String.valueOf(e.getMessage()));
        }
        if (model.state().length > Limits.STATE_BYTES) {
            throw new UnfittableSeriesException(
                    String.format(
                            Locale.ROOT,
                            "its state takes %d bytes, at most %d: name a shorter season",
                            model.state().length,
                            Limits.STATE_BYTES));
        }
    }

    /**
     * Checks that the models that are asked for can be fitted.
     *
     * @throws IllegalArgumentException if a forecaster is unknown or not available, a season in its
     *     name is not the declared one, or there is no such transform; or if it is a group's and
     *     names several models, one that cannot be global, or a transform
     */
    public static void check(Declaration declared) {
        if (declared.group() != null) {
            checkGroup(declared);
            return;
        }
        for (String model : declared.models()) {
            Matcher named = PERIOD.matcher(model);
            int period =
                    declared.seasonalPeriods().isEmpty()
                            ? (named.find() ? Integer.parseInt(named.group(1)) : 1)
                            : declared.seasonalPeriods().getFirst();
            named(model, declared, period);
        }
    }

    private static void checkGroup(Declaration declared) {
        if (declared.models().size() > 1) {
            throw new IllegalArgumentException(
                    "a group has one model for all its members, not %s: name one or none"
                            .formatted(String.join(", ", declared.models())));
        }
        if (declared.transform() != null) {
            throw new IllegalArgumentException(
                    "a group's model finds the scale of each member itself: leave transform out");
        }
        int period =
                declared.seasonalPeriods().isEmpty() ? 1 : declared.seasonalPeriods().getFirst();
        ModelCatalogue.groupFitter(
                declared.groupModel(), ModelRequest.of(period).withHorizon(declared.stepsAhead()));
    }
}
