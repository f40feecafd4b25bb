package io.driftcast.forecast.catalogue;

import io.driftcast.forecast.ForecasterFamilies;
import io.driftcast.forecast.ForecasterFamily;
import io.driftcast.forecast.GroupFitter;
import io.driftcast.forecast.ModelFitter;
import io.driftcast.forecast.ModelNames;
import io.driftcast.forecast.ModelRequest;
import io.driftcast.forecast.additive.AdditiveModels;
import io.driftcast.forecast.additive.ProphetFamily;
import io.driftcast.forecast.arima.ArimaFamily;
import io.driftcast.forecast.arima.ArimaModels;
import io.driftcast.forecast.arima.CalendarArimaFamily;
import io.driftcast.forecast.baseline.BaselineModels;
import io.driftcast.forecast.baseline.MeanFamily;
import io.driftcast.forecast.baseline.MovingAverageFamily;
import io.driftcast.forecast.baseline.SeasonalDriftFamily;
import io.driftcast.forecast.baseline.SeasonalNaiveFamily;
import io.driftcast.forecast.composite.CombinationFamily;
import io.driftcast.forecast.composite.CompositeModels;
import io.driftcast.forecast.composite.ModelsOnSeenPlaces;
import io.driftcast.forecast.composite.MstlFamily;
import io.driftcast.forecast.composite.SeenPlacesFamily;
import io.driftcast.forecast.composite.TransformedFamily;
import io.driftcast.forecast.recurrent.RecurrentFamily;
import io.driftcast.forecast.recurrent.RecurrentModels;
import io.driftcast.forecast.regression.LagModels;
import io.driftcast.forecast.regression.LinearLagFamily;
import io.driftcast.forecast.regression.TreeLagFamily;
import io.driftcast.forecast.regression.TrendFamily;
import io.driftcast.forecast.regression.TrendModels;
import io.driftcast.forecast.smoothing.DotmFamily;
import io.driftcast.forecast.smoothing.EtsFamily;
import io.driftcast.forecast.smoothing.SesFamily;
import io.driftcast.forecast.smoothing.SmoothingModels;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** All models that this program has: to be fitted, by name, and to be run, by kind. */
public final class ModelCatalogue {

    private static final List<ForecasterFamily> FAMILIES =
            List.of(
                    new MeanFamily(),
                    new MovingAverageFamily(),
                    new SeasonalNaiveFamily(),
                    new SeasonalDriftFamily(),
                    new SesFamily(),
                    new EtsFamily(),
                    new TrendFamily(),
                    new LinearLagFamily(),
                    new ArimaFamily(),
                    new CalendarArimaFamily(),
                    new CombinationFamily(ModelCatalogue::families),
                    new ProphetFamily(),
                    new TreeLagFamily(),
                    new RecurrentFamily(),
                    new MstlFamily(ModelCatalogue::families),
                    new SeenPlacesFamily(ModelCatalogue::families),
                    new TransformedFamily(ModelCatalogue::families),
                    new DotmFamily());

    private static final List<ModelNames> NAMES =
            List.of(
                    new BaselineModels(),
                    onSeenPlaces(new SmoothingModels(), name -> true),
                    new TrendModels(),
                    onSeenPlaces(new LagModels(), name -> true),
                    onSeenPlaces(new ArimaModels(), "auto-arima"::equals),
                    new AdditiveModels(),
                    new RecurrentModels(),
                    new CompositeModels(ModelCatalogue::families, ModelCatalogue::fitter));

    private static final ForecasterFamilies RUNNABLE = new ForecasterFamilies(FAMILIES);

    private ModelCatalogue() {}

    private static ModelNames onSeenPlaces(ModelNames models, Predicate<String> bySteps) {
        return new ModelsOnSeenPlaces(models, bySteps, ModelCatalogue::families);
    }

    /** What runs the models. */
    public static ForecasterFamilies families() {
        return RUNNABLE;
    }

    /** One name of each model, in the order in which they are listed. */
    public static List<String> names() {
        List<String> all = new ArrayList<>();
        NAMES.forEach(names -> all.addAll(names.names()));
        return all;
    }

    /** Why some of the names cannot be used in this installation. */
    public static Map<String, String> unavailable() {
        Map<String, String> all = new LinkedHashMap<>();
        NAMES.forEach(names -> all.putAll(names.unavailable()));
        return all;
    }

    /**
     * The fitter of a name.
     *
     * @throws IllegalArgumentException if there is no such model, it is not available, or what is
     *     asked of it does not fit
     */
    public static ModelFitter fitter(String name, ModelRequest request) {
        for (ModelNames names : NAMES) {
            ModelFitter fitter = names.find(name, request);
            if (fitter != null) {
                return fitter;
            }
        }
        throw new IllegalArgumentException(
                "there is no model '%s'; there are %s".formatted(name, String.join(", ", names())));
    }

    /**
     * The fitter of one model for a group of series.
     *
     * @throws IllegalArgumentException if there is no such model, it is not available, it cannot be
     *     fitted to several series, or what is asked of it does not fit
     */
    public static GroupFitter groupFitter(String name, ModelRequest request) {
        for (ModelNames names : NAMES) {
            GroupFitter fitter = names.findForGroup(name, request);
            if (fitter != null) {
                return fitter;
            }
        }
        fitter(name, request); // Says why, if there is no such model at all.
        throw new IllegalArgumentException(
                "'%s' is a model of one series, and cannot be that of a group".formatted(name));
    }
}
