package io.driftcast.forecast.regression;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The libraries that grow trees, as far as they are installed: both may be left out. They are tried
 * when they are first asked for, once. Thread-safe.
 */
final class TreeGrowers {

    private static final Map<String, Supplier<TreeGrower>> BY_MODEL =
            Map.of("xgboost", XgboostGrower::new, "lightgbm", LightgbmGrower::new);

    private TreeGrowers() {}

    /** A library that works, or why it does not. */
    private record Tried(@Nullable TreeGrower grower, String problem) {}

    /** The libraries, tried when the class is first used. */
    private static final class All {

        static final Map<String, Tried> TRIED = new LinkedHashMap<>();

        static {
            BY_MODEL.forEach((model, library) -> TRIED.put(model, attempt(model, library)));
        }

        private All() {}
    }

    private static Tried attempt(String model, Supplier<TreeGrower> library) {
        try {
            return new Tried(library.get(), "");
        } catch (LinkageError e) {
            return new Tried(null, "the %s library cannot be loaded (%s)".formatted(model, e));
        }
    }

    /**
     * The library of a model.
     *
     * @return null if there is no such model
     * @throws IllegalArgumentException if it cannot be loaded, with the reason
     */
    static @Nullable TreeGrower find(String model) {
        if (!BY_MODEL.containsKey(model)) {
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
