package io.driftcast.forecast.additive;

import io.driftcast.forecast.ModelCall;
import io.driftcast.forecast.ModelFitter;
import io.driftcast.forecast.ModelNames;
import io.driftcast.forecast.ModelRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The additive models by name: {@code prophet}, also {@code prophet(linear)}, with a piecewise
 * linear trend, {@code prophet(logistic)} with a saturating one, {@code prophet(logistic,1200)}
 * with a capacity and {@code prophet(logistic,1200,300)} with a floor too. Holidays are those of
 * the request. Thread-safe.
 */
public final class AdditiveModels implements ModelNames {

    private static final String USAGE = "prophet, prophet(logistic) or prophet(logistic,1200,0)";

    @Override
    public List<String> names() {
        return List.of("prophet", "prophet(logistic)");
    }

    @Override
    public @Nullable ModelFitter find(String name, ModelRequest request) {
        ModelCall call = ModelCall.parse(name);
        if (call == null || !call.head().equals("prophet")) {
            return null;
        }
        return new ProphetFitter(spec(call), request.holidays());
    }

    private static ProphetFitter.Spec spec(ModelCall call) {
        String growth = call.arguments().isEmpty() ? "linear" : call.arguments().getFirst();
        return switch (growth) {
            case "linear" -> {
                call.requireArguments(0, 1, USAGE);
                yield ProphetFitter.Spec.linear();
            }
            case "logistic" -> {
                call.requireArguments(1, 3, USAGE);
                int given = call.arguments().size();
                double capacity = given > 1 ? call.number(1, "the capacity") : Double.NaN;
                double floor = given > 2 ? call.number(2, "the floor") : Double.NaN;
                if (capacity <= floor) {
                    throw new IllegalArgumentException(
                            "prophet: the capacity %s is above the floor, not %s"
                                    .formatted(capacity, floor));
                }
                yield ProphetFitter.Spec.logistic(capacity, floor);
            }
            default ->
                    throw new IllegalArgumentException(
                            "prophet: there is no growth '%s'; it is called %s"
                                    .formatted(growth, USAGE));
        };
    }
}
