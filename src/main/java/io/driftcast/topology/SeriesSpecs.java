package io.driftcast.topology;

import io.driftcast.avro.SeriesSpec;
import io.driftcast.series.Aggregation;
import io.driftcast.series.SeriesSettings;
import io.driftcast.training.FitPlan;
import io.driftcast.training.Planner;

/** From the record to the settings it declares. */
final class SeriesSpecs {

    private SeriesSpecs() {}

    /**
     * @throws RejectedRecordException naming everything that is wrong with it
     */
    static SeriesSettings settings(SeriesSpec spec) {
        try {
            return new SeriesSettings(
                    spec.getInterval(),
                    spec.getReadingsPerStep(),
                    spec.getSeasonalPeriods(),
                    spec.getTimeZone(),
                    aggregation(spec.getAggregation()),
                    spec.getGrace(),
                    spec.getMaxGap(),
                    spec.getStaleAfter(),
                    spec.getLowerBound(),
                    spec.getUpperBound(),
                    spec.getHorizon(),
                    spec.getTrainingWindow(),
                    spec.getGroup());
        } catch (IllegalArgumentException e) {
            throw new RejectedRecordException(
                    RejectReason.INVALID_SPEC,
                    "the spec of '%s': %s".formatted(spec.getSeriesId(), e.getMessage()),
                    e);
        }
    }

    /**
     * The forecasters and the scale that a spec asks for.
     *
     * @throws RejectedRecordException if there is no such forecaster or scale, or none for a group
     */
    static FitPlan plan(SeriesSpec spec, Planner planner) {
        Integer horizon = spec.getHorizon();
        FitPlan plan =
                new FitPlan(
                        spec.getModels(),
                        spec.getTransform(),
                        horizon == null ? SeriesSettings.DEFAULT_HORIZON : horizon,
                        spec.getGroup());
        try {
            planner.check(plan, spec.getSeasonalPeriods());
            return plan;
        } catch (IllegalArgumentException e) {
            throw new RejectedRecordException(
                    RejectReason.INVALID_SPEC,
                    "the spec of '%s': %s".formatted(spec.getSeriesId(), e.getMessage()),
                    e);
        }
    }

    private static Aggregation aggregation(io.driftcast.avro.Aggregation aggregation) {
        return switch (aggregation) {
            case UNKNOWN, MEAN -> Aggregation.MEAN;
            case LAST -> Aggregation.LAST;
            case SUM -> Aggregation.SUM;
            case MIN -> Aggregation.MIN;
            case MAX -> Aggregation.MAX;
            case COUNT -> Aggregation.COUNT;
        };
    }
}
