package io.driftcast.stream.topology.ingest;

import io.driftcast.avro.SeriesSpec;
import io.driftcast.forecast.catalogue.FitPlan;
import io.driftcast.forecast.catalogue.Planner;
import io.driftcast.series.Aggregation;
import io.driftcast.series.SeriesSettings;
import io.driftcast.stream.topology.gate.RejectReason;
import io.driftcast.stream.topology.gate.RejectedRecordException;

/** From the record to the settings it declares. */
public final class SeriesSpecs {

    private SeriesSpecs() {}

    /**
     * What a record declares.
     *
     * @throws RejectedRecordException naming everything that is wrong with it
     */
    public static SeriesSettings settings(SeriesSpec spec) {
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
    public static FitPlan plan(SeriesSpec spec, Planner planner) {
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
