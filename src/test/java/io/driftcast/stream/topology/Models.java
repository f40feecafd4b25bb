package io.driftcast.stream.topology;

import io.driftcast.avro.Model;
import io.driftcast.avro.ModelRole;
import io.driftcast.avro.Observation;
import io.driftcast.forecast.FittedModel;
import io.driftcast.forecast.ModelFitter;
import io.driftcast.forecast.ModelRequest;
import io.driftcast.forecast.TrainingSeries;
import io.driftcast.forecast.UnfittableSeriesException;
import io.driftcast.forecast.catalogue.FitPlan;
import io.driftcast.forecast.catalogue.ModelCatalogue;
import io.driftcast.forecast.composite.TransformedFitter;
import io.driftcast.series.transform.TransformSpec;
import io.driftcast.stream.topology.train.ModelRecords;
import io.driftcast.stream.training.FitQueue;
import io.driftcast.stream.training.FitState.PendingFit;
import io.driftcast.stream.training.Publication;
import io.driftcast.stream.training.SeriesPlan;
import io.driftcast.stream.training.SeriesPlans;
import java.util.List;

/** Models as the trainer would publish them, fitted to what a test has observed. */
final class Models {

    private Models() {}

    static Model fit(String series, List<Observation> observations, long deployment) {
        return fit(series, observations, FitPlan.DEFAULT, deployment);
    }

    static Model fit(String series, List<Observation> observations, FitPlan plan, long deployment) {
        Observation first = observations.getFirst();
        Observation last = observations.getLast();
        double[] values =
                observations.stream()
                        .mapToDouble(step -> step.getValue() == null ? Double.NaN : step.getValue())
                        .toArray();
        SeriesPlan known = SeriesPlans.UNKNOWN.withGrid(SeriesPlans.grid(first.getGrid()));
        try {
            FittedModel fitted =
                    fitter(plan, SeriesPlans.periods(known).getFirst())
                            .fit(
                                    new TrainingSeries(
                                            SeriesPlans.timeline(known, first.getStep()),
                                            SeriesPlans.periods(known),
                                            values))
                            .model();
            return ModelRecords.ofSeries(job(series, first, last), publication(fitted, deployment));
        } catch (UnfittableSeriesException e) {
            throw new AssertionError(e);
        }
    }

    /** A group's model, fitted to its members as {@link PooledAverage} does. */
    static Model fitGroup(String group, List<List<Observation>> members, long deployment) {
        SeriesPlan plan =
                SeriesPlans.UNKNOWN.withGrid(
                        SeriesPlans.grid(members.getFirst().getFirst().getGrid()));
        List<TrainingSeries> all =
                members.stream()
                        .map(each ->
                                new TrainingSeries(
                                        SeriesPlans.timeline(plan, each.getFirst().getStep()),
                                        SeriesPlans.periods(plan),
                                        each.stream().mapToDouble(Observation::getValue).toArray()))
                        .toList();
        Observation first = members.getFirst().getFirst();
        Observation last = members.getFirst().getLast();
        FitQueue.Job job = job(group, first, last);
        try {
            return Model.newBuilder(
                            ModelRecords.ofGroup(
                                    job,
                                    publication(
                                            new PooledAverage()
                                                    .groupFitter(FitPlan.DEFAULT)
                                                    .fit(all),
                                            deployment)))
                    .setSpecHash(SeriesPlans.shape(plan).hash())
                    .build();
        } catch (UnfittableSeriesException e) {
            throw new AssertionError(e);
        }
    }

    private static ModelFitter fitter(FitPlan plan, int period) {
        String name = plan.models().isEmpty() ? "auto-arima" : plan.models().getFirst();
        ModelFitter fitter =
                ModelCatalogue.fitter(name, ModelRequest.of(period).withHorizon(plan.horizon()));
        return plan.transform() == null
                ? fitter
                : new TransformedFitter(
                        TransformSpec.parse(plan.transform()), fitter, ModelCatalogue::families);
    }

    private static Publication publication(FittedModel fitted, long deployment) {
        return new Publication("auto", ModelRole.CHAMPION, deployment, fitted);
    }

    private static FitQueue.Job job(String key, Observation first, Observation last) {
        return new FitQueue.Job(
                key,
                new PendingFit(first.getStep(), last.getStep(), "test"),
                first.getSpecHash(),
                first.getAt().toEpochMilli(),
                last.getAt().toEpochMilli(),
                List.of(),
                List.of(),
                () -> {
                    throw new IllegalStateException("it has been fitted");
                });
    }
}
