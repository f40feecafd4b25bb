package io.driftcast.forecast.composite;

import io.driftcast.forecast.ForecasterFamilies;
import io.driftcast.forecast.GroupFitter;
import io.driftcast.forecast.ModelFitter;
import io.driftcast.forecast.ModelNames;
import io.driftcast.forecast.ModelRequest;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The models of a package, those that go by steps fitted to the steps at places of the season that
 * have values where some never have one ({@link SeenPlacesFitter}). For models that go by steps,
 * not by dates. Thread-safe.
 */
public final class ModelsOnSeenPlaces implements ModelNames {

    private final ModelNames models;
    private final Predicate<String> bySteps;
    private final Supplier<ForecasterFamilies> families;

    /**
     * @param bySteps whether a name is of a model that goes by steps and takes the season asked for
     * @param families what runs the models; asked when they are needed, not before
     */
    public ModelsOnSeenPlaces(
            ModelNames models, Predicate<String> bySteps, Supplier<ForecasterFamilies> families) {
        this.models = models;
        this.bySteps = bySteps;
        this.families = families;
    }

    @Override
    public List<String> names() {
        return models.names();
    }

    @Override
    public @Nullable ModelFitter find(String name, ModelRequest request) {
        ModelFitter fitter = models.find(name, request);
        if (fitter == null || request.period() < 2 || !bySteps.test(name)) {
            return fitter;
        }
        return new SeenPlacesFitter(
                length ->
                        length == request.period()
                                ? fitter
                                : Objects.requireNonNull(
                                        models.find(name, request.withPeriod(length))),
                request.period(),
                families);
    }

    @Override
    public @Nullable GroupFitter findForGroup(String name, ModelRequest request) {
        return models.findForGroup(name, request);
    }

    @Override
    public Map<String, String> unavailable() {
        return models.unavailable();
    }
}
