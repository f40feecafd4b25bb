package io.driftcast.stream.topology.ingest;

import io.driftcast.avro.SeriesSpec;
import io.driftcast.forecast.catalogue.Planner;
import io.driftcast.series.Aggregation;
import io.driftcast.series.Declaration;
import io.driftcast.stream.topology.gate.RejectReason;
import io.driftcast.stream.topology.gate.RejectedRecordException;

/** From the record to what it declares. */
public final class SeriesSpecs {

    private SeriesSpecs() {}

    /**
     * What a record declares.
     *
     * @throws RejectedRecordException naming everything that is wrong with it; also if there is no
     *     such forecaster or scale, or none for a group
     */
    public static Declaration declaration(SeriesSpec spec, Planner planner) {
        try {
            Declaration declared =
                    Declaration.builder()
                            .interval(spec.getInterval())
                            .readingsPerStep(spec.getReadingsPerStep())
                            .seasonalPeriods(spec.getSeasonalPeriods())
                            .timeZone(spec.getTimeZone())
                            .aggregation(aggregation(spec.getAggregation()))
                            .grace(spec.getGrace())
                            .maxGap(spec.getMaxGap())
                            .staleAfter(spec.getStaleAfter())
                            .lowerBound(spec.getLowerBound())
                            .upperBound(spec.getUpperBound())
                            .horizon(spec.getHorizon())
                            .trainingWindow(spec.getTrainingWindow())
                            .models(spec.getModels())
                            .transform(spec.getTransform())
                            .group(spec.getGroup())
                            .build();
            planner.check(declared);
            return declared;
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
