package io.driftcast.forecast.regression;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The libraries that grow trees, as far as they are installed: both may be left out. They are tried
 * when they are first asked for, once. Thread-safe.
 */
final class TreeGrowers {

    private static final List<String> MODELS = List.of("xgboost", "lightgbm");

    private TreeGrowers() {}

    /** A library that works, or why it does not. */
    private record Tried(@Nullable TreeGrower grower, String problem) {}

    /** The libraries, tried when the class is first used. */
    private static final class All {

        static final Map<String, Tried> TRIED = new LinkedHashMap<>();

        static {
            MODELS.forEach(model -> TRIED.put(model, attempt(model)));
        }

        private All() {}
    }

    private static Tried attempt(String model) {
        try {
            return new Tried(load(model), "");
        } catch (LinkageError e) {
            return new Tried(null, "the %s library cannot be loaded (%s)".formatted(model, e));
        }
    }

    /** Plain calls, since a reference to a constructor would link to the library at once. */
    private static TreeGrower load(String model) {
        return "xgboost".equals(model) ? new XgboostGrower() : new LightgbmGrower();
    }

    /**
     * The library of a model.
     *
     * @return null if there is no such model
     * @throws IllegalArgumentException if it cannot be loaded, with the reason
     */
    static @Nullable TreeGrower find(String model) {
        if (!MODELS.contains(model)) {
            return null;
        }
        Tried tried = All.TRIED.get(model);
        if (tried == null || tried.grower() == null) {
            throw new IllegalArgumentException(
                    "%s is not available: %s".formatted(model, unavailable().get(model)));
        }
        return tried.grower();
    }

    /** Why models are not available, by model. */
    static Map<String, String> unavailable() {
        Map<String, String> problems = new LinkedHashMap<>();
        All.TRIED.forEach((model, tried) -> {
            if (tried.grower() == null) {
                problems.put(model, tried.problem());
            }
        });
        return problems;
    }
}
