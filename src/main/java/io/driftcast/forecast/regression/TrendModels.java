package io.driftcast.forecast.regression;

import io.driftcast.forecast.ModelFitter;
import io.driftcast.forecast.ModelNames;
import io.driftcast.forecast.ModelRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The regressions on time by name: {@code linear} and {@code quadratic}. Thread-safe. */
public final class TrendModels implements ModelNames {

    @Override
    public List<String> names() {
        return List.of("linear", "quadratic");
    }

    @Override
    public @Nullable ModelFitter find(String name, ModelRequest request) {
        return switch (name) {
            case "linear" -> new TrendFitter(1);
            case "quadratic" -> new TrendFitter(2);
            default -> null;
        };
    }
}
