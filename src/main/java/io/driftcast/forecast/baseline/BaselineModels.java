package io.driftcast.forecast.baseline;

import io.driftcast.forecast.ModelFitter;
import io.driftcast.forecast.ModelNames;
import io.driftcast.forecast.ModelRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The baselines by name. */
public final class BaselineModels implements ModelNames {

    @Override
    public List<String> names() {
        return List.of("naive", "snaive");
    }

    @Override
    public @Nullable ModelFitter find(String name, ModelRequest request) {
        return switch (name) {
            case "naive" -> new SeasonalNaiveFitter(1);
            case "snaive" -> new SeasonalNaiveFitter(request.period());
            default -> null;
        };
    }
}
