package io.driftcast.forecast.regression;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Map;

/** The libraries that grow trees are native and may be missing from a system. */
final class TreeLibraries {

    private TreeLibraries() {}

    /** Skips the test, saying why, if a model's library does not load here. */
    static void assume(String model) {
        Map<String, String> missing = new LagModels().unavailable();
        assumeTrue(!missing.containsKey(model), () -> "skipped: " + missing.get(model));
    }

    /** The same of both libraries. */
    static void assumeAll() {
        assume("xgboost");
        assume("lightgbm");
    }
}
