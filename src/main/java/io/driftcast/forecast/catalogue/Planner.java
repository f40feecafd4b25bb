package io.driftcast.forecast.catalogue;

import io.driftcast.forecast.GroupFitter;
import java.util.List;

/** From what is declared to what fits it. Thread-safe. */
public interface Planner {

    /** By the models of {@link ModelCatalogue}. */
    Planner CATALOGUE =
            new Planner() {
                @Override
                public SeriesFitter fitter(FitPlan plan) {
                    return PlannedFitters.fitter(plan);
                }

                @Override
                public GroupFitter groupFitter(FitPlan plan) {
                    return PlannedFitters.groupFitter(plan);
                }

                @Override
                public void check(FitPlan plan, List<Integer> periods) {
                    PlannedFitters.check(plan, periods);
                }
            };

    /** The fitter of a series with models of its own. */
    SeriesFitter fitter(FitPlan plan);

    /** The fitter of a group, by the plan of one of its members. */
    GroupFitter groupFitter(FitPlan plan);

    /**
     * Checks that a plan can be carried out.
     *
     * @param periods the declared season lengths, none if they are found later
     * @throws IllegalArgumentException if it cannot, saying why
     */
    void check(FitPlan plan, List<Integer> periods);
}
