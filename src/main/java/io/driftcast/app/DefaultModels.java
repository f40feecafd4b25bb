package io.driftcast.app;

import io.driftcast.training.ModelCatalogue;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The models that are compared where none are named. */
final class DefaultModels {

    /**
     * Models that are nothing without a season: Holt-Winters, ets with a season, arima(...)[12].
     */
    private static final Pattern SEASONAL =
            Pattern.compile("snaive.*|hw-.*|ets\\(.*,[AM]\\)|.*\\[\\d+]");

    /** Beside those that the catalogue lists. */
    private static final List<String> MORE = List.of("arima(1,0,1)");

    private DefaultModels() {}

    /**
     * Every model that is available and has a use for series of a period; seasonal ones take that
     * period.
     *
     * @param period the season's length in steps, 1 for none
     */
    static List<String> names(int period) {
        Map<String, String> unavailable = ModelCatalogue.unavailable();
        Set<String> names = new LinkedHashSet<>();
        for (String name : ModelCatalogue.names()) {
            boolean seasonal = SEASONAL.matcher(name).matches();
            if (!unavailable.containsKey(name) && (period > 1 || !seasonal)) {
                names.add(name.replaceFirst("\\[\\d+]$", "[" + period + "]"));
            }
        }
        if (names.stream().anyMatch(name -> name.startsWith("arima("))) {
            names.addAll(MORE);
        }
        return List.copyOf(names);
    }
}
