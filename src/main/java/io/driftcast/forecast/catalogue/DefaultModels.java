package io.driftcast.forecast.catalogue;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The models that are compared where none are named. */
public final class DefaultModels {

    /**
     * Models that are nothing without a season: Holt-Winters, ets with a season, mstl,
     * arima(...)[12].
     */
    private static final Pattern SEASONAL =
            Pattern.compile("snaive.*|hw-.*|mstl|ets\\(.*,[AM]\\)|.*\\[\\d+]");

    /** Seasonal ARIMA models of longer seasons take too long to be tried unasked. */
    private static final int LONGEST_SEASON = 24;

    private DefaultModels() {}

    /**
     * Every model that is available and has a use for series of a period; seasonal ones take that
     * period. Where there are ARIMA models, an ARMA(1,1) and the airline model join them.
     *
     * @param period the season's length in steps, 1 for none
     */
    public static List<String> names(int period) {
        Map<String, String> unavailable = ModelCatalogue.unavailable();
        Set<String> names = new LinkedHashSet<>();
        for (String name : ModelCatalogue.names()) {
            boolean seasonal = SEASONAL.matcher(name).matches();
            if (!unavailable.containsKey(name) && (period > 1 || !seasonal)) {
                names.add(name.replaceFirst("\\[\\d+]$", "[" + period + "]"));
            }
        }
        if (names.stream().anyMatch(name -> name.startsWith("arima("))) {
            names.add("arima(1,0,1)");
            if (period > 1 && period <= LONGEST_SEASON) {
                names.add("arima(0,1,1)(0,1,1)[" + period + "]");
            }
        }
        return List.copyOf(names);
    }
}
