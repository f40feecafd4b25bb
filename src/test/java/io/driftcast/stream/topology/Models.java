package io.driftcast.stream.topology;

import io.driftcast.avro.Model;
import io.driftcast.avro.ModelRole;
import io.driftcast.avro.Observation;
import io.driftcast.forecast.FittedModel;
import io.driftcast.forecast.ModelFitter;
import io.driftcast.forecast.ModelRequest;
import io.driftcast.forecast.TrainingSeries;
import io.driftcast.forecast.UnfittableSeriesException;
import io.driftcast.forecast.catalogue.ModelCatalogue;
import io.driftcast.forecast.composite.TransformedFitter;
import io.driftcast.series.Declaration;
import io.driftcast.series.transform.TransformSpec;
import io.driftcast.stream.topology.train.ModelRecords;
import io.driftcast.stream.training.FitQueue;
import io.driftcast.stream.training.FitState.PendingFit;
import io.driftcast.stream.training.Publication;
import io.driftcast.stream.training.SeriesProfile;
import java.util.List;

/** Models as the trainer would publish them, fitted to what a test has observed. */
final class Models {

    private Models() {}

    static Model fit(String series, List<Observation> observations, long deployment) {
        return fit(series, observations, Declaration.NOTHING, deployment);
    }

    static Model fit(
            String series, List<Observation> observations, Declaration declared, long deployment) {
        Observation first = observations.getFirst();
        Observation last = observations.getLast();
        double[] values =
                observations.stream()
                        .mapToDouble(step -> step.getValue() == null ? Double.NaN : step.getValue())
                        .toArray();
        SeriesProfile known =
                SeriesProfile.UNKNOWN.withGrid(SeriesProfile.StepGrid.of(first.getGrid()));
        try {
            FittedModel fitted =
                    fitter(declared, known.seasonalPeriods().getFirst())
                            .fit(
                                    new TrainingSeries(
                                            known.timeline(first.getStep()),
                                            known.seasonalPeriods(),
                                            values))
                            .model();
            return ModelRecords.ofSeries(job(series, first, last), publication(fitted, deployment));
        } catch (UnfittableSeriesException e) {
            throw new AssertionError(e);
        }
    }

    /** A group's model, fitted to its members as {@link PooledAverage} does. */
    static Model fitGroup(String group, List<List<Observation>> members, long deployment) {
        SeriesProfile known =
                SeriesProfile.UNKNOWN.withGrid(
                        SeriesProfile.StepGrid.of(members.getFirst().getFirst().getGrid()));
        List<TrainingSeries> all =
                members.stream()
                        .map(each ->
                                new TrainingSeries(
                                        known.timeline(each.getFirst().getStep()),
                                        known.seasonalPeriods(),
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
                                                    .groupFitter(Declaration.NOTHING)
                                                    .fit(all),
                                            deployment)))
                    .setSpecHash(known.shape().hash())
                    .build();
        } catch (UnfittableSeriesException e) {
            throw new AssertionError(e);
        }
    }

    private static ModelFitter fitter(Declaration declared, int period) {
        String name = declared.models().isEmpty() ? "auto-arima" : declared.models().getFirst();
        ModelFitter fitter =
                ModelCatalogue.fitter(
                        name, ModelRequest.of(period).withHorizon(declared.stepsAhead()));
        return declared.transform() == null
                ? fitter
                : new TransformedFitter(
                        TransformSpec.parse(declared.transform()),
                        fitter,
                        ModelCatalogue::families);
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
