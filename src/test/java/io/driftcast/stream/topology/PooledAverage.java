package io.driftcast.stream.topology;

import io.driftcast.forecast.GroupFitter;
import io.driftcast.forecast.ModelRequest;
import io.driftcast.forecast.TrainingSeries;
import io.driftcast.forecast.catalogue.ModelCatalogue;
import io.driftcast.forecast.catalogue.PlannedFitters;
import io.driftcast.forecast.catalogue.Planner;
import io.driftcast.forecast.catalogue.SeriesFitter;
import io.driftcast.series.Declaration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.DoubleStream;

/** A quick stand-in for a global model: a moving average whose errors are those of all members. */
public final class PooledAverage implements Planner {

    /** What has been fitted. */
    final List<List<TrainingSeries>> fitted = new CopyOnWriteArrayList<>();

    /** Whose plans. */
    final List<Declaration> plans = new CopyOnWriteArrayList<>();

    @Override
    public SeriesFitter fitter(Declaration declared) {
        return PlannedFitters.fitter(declared);
    }

    @Override
    public GroupFitter groupFitter(Declaration declared) {
        plans.add(declared);
        return members -> {
            fitted.add(members);
            double[] all =
                    members.stream()
                            .flatMapToDouble(each -> DoubleStream.of(each.values()))
                            .toArray();
            return ModelCatalogue.fitter("sma(5)", ModelRequest.of(1))
                    .fit(TrainingSeries.of(1, all))
                    .model();
        };
    }

    @Override
    public void check(Declaration declared) {
        if (declared.group() == null) {
            PlannedFitters.check(declared);
        }
    }
}
