package io.driftcast.forecast.catalogue;

import io.driftcast.forecast.Attempt;
import io.driftcast.forecast.ModelFitter;

/**
 * A forecaster that takes part in a comparison. Whatever its fit throws means that it cannot be
 * fitted, and leaves the others as they are.
 *
 * @param name as it is published
 * @param fitter makes its model
 */
record Candidate(String name, ModelFitter fitter) {

    Candidate {
        ModelFitter alone = fitter;
        fitter = series -> Attempt.at(() -> alone.fit(series));
    }
}
