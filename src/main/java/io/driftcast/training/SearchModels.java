package io.driftcast.training;

import io.driftcast.forecast.ModelFitter;
import io.driftcast.forecast.ModelNames;
import io.driftcast.forecast.ModelRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The searches over models by name. */
final class SearchModels implements ModelNames {

    @Override
    public List<String> names() {
        return List.of("auto-arima");
    }

    @Override
    public @Nullable ModelFitter find(String name, ModelRequest request) {
        return name.equals("auto-arima") ? new ArimaSearch() : null;
    }
}
