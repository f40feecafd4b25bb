package io.driftcast.stream.training;

import io.driftcast.bytes.ModelImage;
import io.driftcast.forecast.FittedModel;
import io.driftcast.forecast.catalogue.SeriesFit;
import io.driftcast.forecast.catalogue.TrainedModel;
import io.driftcast.stream.training.FitState.PendingFit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;

/** Fits that cost nothing. */
final class Fits {

    private Fits() {}

    /** A model of so many bytes. */
    static TrainedModel model(String name, int rank, int bytes) {
        return new TrainedModel(
                name,
                rank,
                new FittedModel(
                        new ModelImage("mean", 1, new byte[bytes]),
                        name,
                        new byte[0],
                        1,
                        Map.of()));
    }

    /** Models that fit any record; the first is preferred. */
    static SeriesFit of(String... names) {
        return new SeriesFit(
                IntStream.range(0, names.length)
                        .mapToObj(rank -> model(names[rank], rank, 1))
                        .toList(),
                List.of());
    }

    static FitQueue.Job job(String key, PendingFit pending, Callable<SeriesFit> work) {
        return new FitQueue.Job(key, pending, 5, 0, 9, List.of(), List.of(), work);
    }
}
