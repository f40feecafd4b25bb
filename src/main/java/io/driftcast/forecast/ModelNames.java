package io.driftcast.forecast;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The models of one package by the names that users write: {@code ses}, {@code sma(10)}, {@code
 * arima(0,1,1)(0,1,1)[12]}. Thread-safe.
 */
public interface ModelNames {

    /** One name of each model, with usual arguments, in the order in which they are listed. */
    List<String> names();

    /**
     * The fitter of a name.
     *
     * @return null if no model here is called so
     * @throws IllegalArgumentException if one is but its arguments, or what is asked beside it, do
     *     not fit; or if it is not available, with the reason
     */
    @Nullable ModelFitter find(String name, ModelRequest request);

    /**
     * The fitter of a name for a group of series.
     *
     * @return null if no model here is called so that can be fitted to several series
     * @throws IllegalArgumentException as {@link #find}
     */
    default @Nullable GroupFitter findForGroup(String name, ModelRequest request) {
        return null;
    }

    /** Why some of the {@link #names()} cannot be used in this installation; usually empty. */
    default Map<String, String> unavailable() {
        return Map.of();
    }
}
