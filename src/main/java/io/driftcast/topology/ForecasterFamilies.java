package io.driftcast.topology;

import io.driftcast.forecast.Forecaster;
import io.driftcast.forecast.ForecasterFamily;
import io.driftcast.forecast.IncompatibleModelException;
import io.driftcast.forecast.arima.ArimaFamily;
import io.driftcast.forecast.baseline.SeasonalNaiveFamily;
import io.driftcast.forecast.smoothing.SesFamily;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The families whose models the stream can run. Thread-safe. */
public final class ForecasterFamilies {

    private final Map<String, ForecasterFamily> byKind;

    /** All that this program has. */
    public static ForecasterFamilies all() {
        return new ForecasterFamilies(
                List.of(new ArimaFamily(), new SeasonalNaiveFamily(), new SesFamily()));
    }

    private ForecasterFamilies(Collection<? extends ForecasterFamily> families) {
        byKind =
                families.stream()
                        .collect(
                                Collectors.toUnmodifiableMap(
                                        ForecasterFamily::kind, Function.identity()));
    }

    Forecaster restore(String kind, int formatVersion, byte[] parameters, byte[] state)
            throws IncompatibleModelException {
        return family(kind).restore(formatVersion, parameters, state);
    }

    Forecaster start(String kind, int formatVersion, byte[] parameters)
            throws IncompatibleModelException {
        return family(kind).start(formatVersion, parameters);
    }

    private ForecasterFamily family(String kind) throws IncompatibleModelException {
        ForecasterFamily family = byKind.get(kind);
        if (family == null) {
            throw new IncompatibleModelException(
                    "a model of kind '%s'; this program runs %s"
                            .formatted(kind, byKind.keySet().stream().sorted().toList()));
        }
        return family;
    }
}
