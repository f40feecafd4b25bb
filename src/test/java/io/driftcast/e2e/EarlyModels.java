package io.driftcast.e2e;

import io.driftcast.avro.Aggregation;
import io.driftcast.avro.Model;
import io.driftcast.avro.ModelRole;
import io.driftcast.forecast.FittedModel;
import io.driftcast.forecast.ModelRequest;
import io.driftcast.forecast.TrainingSeries;
import io.driftcast.forecast.UnfittableSeriesException;
import io.driftcast.forecast.catalogue.ModelCatalogue;
import io.driftcast.series.Declaration;
import io.driftcast.series.Timeline;
import io.driftcast.series.grid.Arrival;
import io.driftcast.series.grid.Grid;
import io.driftcast.series.grid.GridEvent;
import io.driftcast.series.grid.GridRules;
import io.driftcast.series.grid.GridState;
import io.driftcast.series.grid.ReadingRejectedException;
import io.driftcast.series.grid.RecentSteps;
import io.driftcast.series.grid.StepTally;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Models that are there before the first reading, fitted to what a series might have been. */
final class EarlyModels {

    private static final int HISTORY_STEPS = 80;

    private EarlyModels() {}

    /** One for each series of {@link HostileStream} that is to have one. */
    static List<Model> all() {
        List<Model> models = new ArrayList<>();
        for (HostileStream.Series series : HostileStream.ALL) {
            if (!series.equals(HostileStream.WITHOUT_MODEL)
                    && !series.equals(HostileStream.FOUND_WITHOUT_MODEL)) {
                models.add(model(series));
            }
        }
        return models;
    }

    private static Model model(HostileStream.Series series) {
        Grid grid = grid(series);
        long first = grid.stepOf(HostileStream.START.toEpochMilli());
        // As when readings are replayed: the model has seen more than the stream has come to.
        long last = series.equals(HostileStream.REPLAYED) ? first + 100 : first - 1;
        FittedModel fitted = fit(series, last);
        return new Model(
                "series/" + series.id() + "/auto",
                series.id(),
                last + "-early",
                1L,
                fitted.image().kind(),
                fitted.spec(),
                last - HISTORY_STEPS + 1,
                last,
                Instant.ofEpochMilli(grid.labelOf(last - HISTORY_STEPS + 1)),
                Instant.ofEpochMilli(grid.labelOf(last)),
                fitted.observations(),
                series.equals(HostileStream.OTHER_GRID) ? grid.specHash() + 1 : grid.specHash(),
                "test",
                fitted.metrics(),
                fitted.image().formatVersion(),
                ByteBuffer.wrap(fitted.image().parameters()),
                ByteBuffer.wrap(fitted.state()),
                null,
                ModelRole.CHAMPION,
                false,
                0,
                1,
                null);
    }

    private static FittedModel fit(HostileStream.Series series, long last) {
        SplittableRandom random = new SplittableRandom(series.id().hashCode());
        double[] values = new double[HISTORY_STEPS];
        for (int i = 0; i < values.length; i++) {
            double before = i == 0 ? 20 : values[i - 1];
            values[i] = 20 + 0.7 * (before - 20) + random.nextDouble(-2, 2);
        }
        try {
            return ModelCatalogue.fitter("auto-arima", ModelRequest.of(1))
                    .fit(
                            new TrainingSeries(
                                    Timeline.ofDays().from(last - HISTORY_STEPS + 1),
                                    List.of(1),
                                    values))
                    .model();
        } catch (UnfittableSeriesException e) {
            throw new AssertionError(e);
        }
    }

    /** The grid that the hot path will come to, from its own rules. */
    private static Grid grid(HostileStream.Series series) {
        GridRules rules = new GridRules(Duration.ofHours(1), 3, 8);
        GridState state = GridState.fresh(settings(series));
        List<GridEvent> events = new ArrayList<>();
        for (int step = 0; step < 8; step++) {
            long at = series.at(step).toEpochMilli();
            try {
                rules.accept(state, new Arrival(at, 1, at, new byte[0], 0, step), NOTHING, events);
            } catch (ReadingRejectedException e) {
                throw new AssertionError(e);
            }
        }
        Grid grid = state.grid();
        if (grid == null) {
            throw new AssertionError("no grid of " + series);
        }
        return grid;
    }

    private static Declaration settings(HostileStream.Series series) {
        var spec = series.spec();
        if (spec == null) {
            return Declaration.NOTHING;
        }
        if (spec.getAggregation() != Aggregation.MEAN) {
            throw new AssertionError("only means are known here");
        }
        return Declaration.builder()
                .interval(spec.getInterval())
                .readingsPerStep(spec.getReadingsPerStep())
                .grace(spec.getGrace())
                .maxGap(spec.getMaxGap())
                .staleAfter(spec.getStaleAfter())
                .lowerBound(spec.getLowerBound())
                .upperBound(spec.getUpperBound())
                .build();
    }

    private static final RecentSteps NOTHING =
            new RecentSteps() {
                @Override
                public boolean holds(long step) {
                    return false;
                }

                @Override
                public double value(long step) {
                    return Double.NaN;
                }

                @Override
                public @Nullable StepTally tally(long step) {
                    return null;
                }
            };
}
