package io.driftcast.forecast.catalogue;

import io.driftcast.forecast.GroupFitter;
import io.driftcast.series.Declaration;

/** From what is declared to what fits it. Thread-safe. */
public interface Planner {

    /** By the models of {@link ModelCatalogue}. */
    Planner CATALOGUE =
            new Planner() {
                @Override
                public SeriesFitter fitter(Declaration declared) {
                    return PlannedFitters.fitter(declared);
                }

                @Override
                public GroupFitter groupFitter(Declaration declared) {
                    return PlannedFitters.groupFitter(declared);
                }

                @Override
                public void check(Declaration declared) {
                    PlannedFitters.check(declared);
                }
            };

    /** The fitter of a series with models of its own. */
    SeriesFitter fitter(Declaration declared);

    /** The fitter of a group, by what is declared of one of its members. */
    GroupFitter groupFitter(Declaration declared);

    /**
     * Checks that the models that are asked for can be fitted.
     *
     * @throws IllegalArgumentException if it cannot, saying why
     */
    void check(Declaration declared);
}
