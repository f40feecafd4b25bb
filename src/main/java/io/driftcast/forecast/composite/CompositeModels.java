package io.driftcast.forecast.composite;

import io.driftcast.forecast.ForecasterFamilies;
import io.driftcast.forecast.ModelCall;
import io.driftcast.forecast.ModelFitter;
import io.driftcast.forecast.ModelNames;
import io.driftcast.forecast.ModelRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Models made of models, by name: {@code combination} of ets, theta and auto-arima, {@code
 * combination(ets,snaive)} of those named, two to {@value CombinationFamily#MAX_MEMBERS}; {@code
 * mstl} of ets without a season, {@code mstl(arima(1,1,1))} of the model named. Thread-safe.
 */
public final class CompositeModels implements ModelNames {

    private static final String USUAL_INSIDE = "ets";
    private static final List<String> USUAL_MEMBERS = List.of("ets", "theta", "auto-arima");

    private final Supplier<ForecasterFamilies> families;
    private final BiFunction<String, ModelRequest, ModelFitter> fitters;

    /**
     * @param families what runs the models inside; asked when they are needed, not before
     * @param fitters what finds the models inside by name, or throws IllegalArgumentException
     */
    public CompositeModels(
            Supplier<ForecasterFamilies> families,
            BiFunction<String, ModelRequest, ModelFitter> fitters) {
        this.families = families;
        this.fitters = fitters;
    }

    @Override
    public List<String> names() {
        return List.of("mstl", "combination");
    }

    @Override
    public @Nullable ModelFitter find(String name, ModelRequest request) {
        ModelCall call = ModelCall.parse(name);
        if (call == null) {
            return null;
        }
        return switch (call.head()) {
            case "mstl" -> mstl(call, request);
            case "combination" -> combination(call, request);
            default -> null;
        };
    }

    /** What the seasons are taken from has none of its own. */
    private ModelFitter mstl(ModelCall call, ModelRequest request) {
        call.requireArguments(0, 1, "mstl or mstl(arima(1,1,1))");
        String inside = call.arguments().isEmpty() ? USUAL_INSIDE : call.arguments().getFirst();
        ModelRequest without =
                new ModelRequest(
                        1,
                        request.constant(),
                        request.holidays(),
                        request.seed(),
                        request.horizon(),
                        ModelRequest.Zero.WITHIN_REACH);
        ModelFitter fitter = new MstlFitter(fitters.apply(inside, without), families);
        return new SeenPlacesFitter(length -> fitter, request.period(), families);
    }

    private ModelFitter combination(ModelCall call, ModelRequest request) {
        List<String> names = call.arguments().isEmpty() ? USUAL_MEMBERS : call.arguments();
        if (names.size() < 2 || names.size() > CombinationFamily.MAX_MEMBERS) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "a combination has 2 to %d members, not %d",
                            CombinationFamily.MAX_MEMBERS,
                            names.size()));
        }
        Map<String, ModelFitter> members = new LinkedHashMap<>();
        for (String name : names) {
            if (members.put(name, fitters.apply(name, request)) != null) {
                throw new IllegalArgumentException("a combination has %s twice".formatted(name));
            }
        }
        return new CombinationFitter(members, families);
    }
}
