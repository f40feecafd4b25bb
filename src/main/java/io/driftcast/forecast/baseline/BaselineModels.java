package io.driftcast.forecast.baseline;

import io.driftcast.forecast.ModelCall;
import io.driftcast.forecast.ModelFitter;
import io.driftcast.forecast.ModelNames;
import io.driftcast.forecast.ModelRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The baselines by name: {@code mean}, {@code naive}, {@code snaive}, {@code drift}, {@code
 * snaive-drift}, {@code sma(10)} (10 values if none are given) and {@code ewma(0.3)} (alpha 0.3 if
 * none is given). Thread-safe.
 */
public final class BaselineModels implements ModelNames {

    private static final int USUAL_WINDOW = 10;
    private static final double USUAL_ALPHA = 0.3;

    @Override
    public List<String> names() {
        return List.of("mean", "naive", "snaive", "drift", "snaive-drift", "sma(10)", "ewma(0.3)");
    }

    @Override
    public @Nullable ModelFitter find(String name, ModelRequest request) {
        return switch (name) {
            case "mean" -> new BaselineFitter(new MeanFamily(), MeanFamily.parameters(), "mean", 1);
            case "naive" -> naive(1);
            case "snaive" -> naive(request.period());
            case "drift" -> drift(1);
            case "snaive-drift" -> drift(request.period());
            default -> average(ModelCall.parse(name));
        };
    }

    private static ModelFitter naive(int period) {
        return new BaselineFitter(
                new SeasonalNaiveFamily(),
                SeasonalNaiveFamily.parameters(period),
                period == 1 ? "naive" : "snaive[" + period + "]",
                period);
    }

    private static ModelFitter drift(int period) {
        return new BaselineFitter(
                new SeasonalDriftFamily(),
                SeasonalDriftFamily.parameters(period),
                period == 1 ? "drift" : "snaive-drift[" + period + "]",
                period);
    }

    private static @Nullable ModelFitter average(@Nullable ModelCall call) {
        if (call == null) {
            return null;
        }
        return switch (call.head()) {
            case "sma" -> windowed(call);
            case "ewma" -> weighted(call);
            default -> null;
        };
    }

    private static ModelFitter windowed(ModelCall call) {
        call.requireArguments(0, 1, "sma(10)");
        double size =
                call.arguments().isEmpty() ? USUAL_WINDOW : call.number(0, "the number of values");
        int window = (int) size;
        if (window != size) {
            throw new IllegalArgumentException("sma: the number of values is whole, not " + size);
        }
        return new BaselineFitter(
                new MovingAverageFamily(),
                MovingAverageFamily.window(window),
                "sma(" + window + ")",
                1);
    }

    private static ModelFitter weighted(ModelCall call) {
        call.requireArguments(0, 1, "ewma(0.3)");
        double alpha = call.arguments().isEmpty() ? USUAL_ALPHA : call.number(0, "alpha");
        return new BaselineFitter(
                new MovingAverageFamily(),
                MovingAverageFamily.weights(alpha),
                "ewma(" + alpha + ")",
                1);
    }
}
