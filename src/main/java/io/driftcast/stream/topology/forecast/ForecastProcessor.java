package io.driftcast.stream.topology.forecast;

import io.driftcast.avro.ForecastStatus;
import io.driftcast.forecast.Forecast;
import io.driftcast.forecast.ForecasterFamilies;
import io.driftcast.platform.metrics.StreamMeters;
import io.driftcast.series.grid.Grid;
import io.driftcast.series.grid.GridEvent;
import io.driftcast.stream.deployment.Decision;
import io.driftcast.stream.deployment.Deployment;
import io.driftcast.stream.deployment.ModelShelf;
import io.driftcast.stream.store.ForecastStores;
import io.driftcast.stream.store.SeriesRecord;
import io.driftcast.stream.topology.gate.RejectReason;
import io.driftcast.stream.topology.ingest.DiscardedJumps;
import io.driftcast.stream.topology.ingest.SeriesEvent;
import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * Goes on where the ingest side has left a series: keeps its closed steps, moves its models on by
 * them, publishes what came of it, and writes the series' record.
 */
public final class ForecastProcessor implements Processor<String, SeriesEvent, Object, Object> {

    private final ForecasterFamilies families;
    private final int warmupSteps;
    private final UnaryOperator<String> sourceTopic;
    private final StreamMeters meters;

    private ProcessorContext<Object, Object> context;
    private ForecastStores stores;
    private ModelShelf shelf;
    private ForecastOutputs outputs;
    private DiscardedJumps jumps;

    /**
     * One task's.
     *
     * @param families whose models are run
     * @param warmupSteps how many steps with a value it takes to leave WARMUP
     * @param sourceTopic from the application's id to the topic that the readings came from
     */
    public ForecastProcessor(
            ForecasterFamilies families,
            int warmupSteps,
            UnaryOperator<String> sourceTopic,
            StreamMeters meters) {
        this.families = families;
        this.warmupSteps = warmupSteps;
        this.sourceTopic = sourceTopic;
        this.meters = meters;
    }

    @Override
    public void init(ProcessorContext<Object, Object> processorContext) {
        context = processorContext;
        stores = ForecastStores.of(context);
        shelf = new ModelShelf(stores.weights(), families, warmupSteps);
        outputs = new ForecastOutputs(context);
        jumps = new DiscardedJumps(sourceTopic.apply(context.applicationId()));
    }

    @Override
    public void close() {
        if (shelf != null) { // init may have failed before
            stores.rest();
            shelf.close();
        }
    }

    @Override
    public void process(Record<String, SeriesEvent> record) {
        String seriesId = record.key();
        switch (record.value()) {
            case SeriesEvent.OnGrid(SeriesRecord series, Grid before, List<GridEvent> events) -> {
                goThrough(seriesId, series, before, events, record.timestamp());
                Grid after = series.grid().grid();
                stores.move(seriesId, groupOf(before), groupOf(after));
                stores.keep(seriesId, series);
            }
            case SeriesEvent.Silent(SeriesRecord series) ->
                    silent(seriesId, series, record.timestamp());
            case SeriesEvent.Purged(SeriesRecord series) -> purge(seriesId, series);
        }
    }

    private static @Nullable String groupOf(@Nullable Grid grid) {
        return grid == null ? null : grid.group();
    }

    private void goThrough(
            String seriesId,
            SeriesRecord series,
            @Nullable Grid before,
            List<GridEvent> events,
            long ingestAt) {
        if (events.isEmpty()) {
            return;
        }
        SeriesTurn turn = turn(seriesId, series, before == null ? first(events) : before);
        for (int i = 0; i < events.size(); i++) {
            switch (events.get(i)) {
                case GridEvent.GridFound(Grid grid) -> turn = turn(seriesId, series, grid);
                case GridEvent.StepClosed closed -> step(seriesId, turn, closed, ingestAt);
                case GridEvent.GapClosed gap -> gap(seriesId, turn, gap, ingestAt);
                case GridEvent.StepCorrected corrected ->
                        correct(seriesId, turn, corrected, ingestAt);
                case GridEvent.Restarted _ -> turn.restart();
                case GridEvent.JumpDiscarded discarded -> {
                    outputs.deadLetter(jumps.letter(seriesId, discarded));
                    meters.deadLetter(RejectReason.UNCONFIRMED_JUMP.label());
                }
            }
        }
    }

    /** The grid of a series that had none: it is found before anything happens on it. */
    private static Grid first(List<GridEvent> events) {
        if (events.getFirst() instanceof GridEvent.GridFound(Grid grid)) {
            return grid;
        }
        throw new IllegalStateException("%s off any grid".formatted(events.getFirst()));
    }

    private SeriesTurn turn(String seriesId, SeriesRecord series, Grid grid) {
        return new SeriesTurn(stores, shelf, seriesId, series, grid);
    }

    private void step(
            String seriesId, SeriesTurn turn, GridEvent.StepClosed closed, long ingestAt) {
        Grid grid = turn.grid();
        Deployment deployment = turn.deploymentFrom(closed.step());
        turn.ring().add(closed.tally());
        meters.observation();
        outputs.observation(
                ClosedStep.of(seriesId, grid, closed.tally(), closed.at(), false), ingestAt);
        Deployment.Taken taken =
                deployment.take(closed.step(), closed.value(), closed.forecastDue());
        tell(seriesId, grid, deployment, taken, ingestAt);
    }

    private void gap(String seriesId, SeriesTurn turn, GridEvent.GapClosed gap, long ingestAt) {
        Grid grid = turn.grid();
        Deployment deployment = turn.deploymentFrom(gap.first());
        turn.ring().addMissing(gap.first(), gap.steps());
        meters.observation();
        outputs.observation(
                ClosedStep.gap(seriesId, grid, gap.first(), gap.at(), gap.steps()), ingestAt);
        Deployment.Taken taken = deployment.passOver(gap.first(), gap.steps(), gap.forecastDue());
        tell(seriesId, grid, deployment, taken, ingestAt);
    }

    private void tell(
            String seriesId,
            Grid grid,
            Deployment deployment,
            Deployment.Taken taken,
            long ingestAt) {
        announce(seriesId, grid, taken.decisions(), deployment.lastStep(), ingestAt);
        if (taken.forecast() != null) {
            ForecastStatus status = status(deployment);
            issue(seriesId, grid, deployment, taken.forecast(), status, ingestAt);
            meters.forecast(context.currentSystemTimeMs() - ingestAt);
        }
    }

    private void correct(
            String seriesId, SeriesTurn turn, GridEvent.StepCorrected corrected, long ingestAt) {
        turn.ring().correct(corrected.tally());
        if (corrected.changed()) {
            outputs.observation(
                    ClosedStep.of(seriesId, turn.grid(), corrected.tally(), corrected.at(), true),
                    ingestAt);
        }
    }

    private static ForecastStatus status(Deployment deployment) {
        if (deployment.isFitted()) {
            return ForecastStatus.OK;
        }
        return deployment.isWarmingUp() ? ForecastStatus.WARMUP : ForecastStatus.FALLBACK;
    }

    private void announce(
            String seriesId, Grid grid, List<Decision> decisions, long step, long at) {
        for (int i = 0; i < decisions.size(); i++) { // hardly ever any: no iterator for none
            Decision decision = decisions.get(i);
            switch (decision) {
                case Decision.Activated _ -> meters.activation();
                case Decision.Refused refused -> {
                    meters.refusal();
                    if (refused.outdated()) {
                        outputs.fitRequest(DecisionRecords.fitRequest(seriesId, refused, at), at);
                    }
                }
                case Decision.Withdrawn _ -> {}
            }
            outputs.activation(DecisionRecords.activation(seriesId, grid, decision, step), at);
        }
    }

    private void silent(String seriesId, SeriesRecord series, long noticedAt) {
        Grid grid = series.grid().grid();
        if (grid == null || !series.hasDeployment()) {
            return;
        }
        Deployment deployment =
                turn(seriesId, series, grid).deploymentFrom(series.grid().nextStep());
        if (deployment.isStale()) {
            return;
        }
        Deployment.Taken taken = deployment.silent();
        announce(seriesId, grid, taken.decisions(), deployment.lastStep() + 1, noticedAt);
        if (taken.forecast() != null) {
            ForecastStatus status = ForecastStatus.STALE;
            issue(seriesId, grid, deployment, taken.forecast(), status, noticedAt);
            meters.stale();
        }
        stores.keep(seriesId, series);
    }

    private void issue(
            String seriesId,
            Grid grid,
            Deployment deployment,
            Forecast forecast,
            ForecastStatus status,
            long at) {
        outputs.forecast(
                new IssuedForecast(
                        seriesId,
                        grid,
                        deployment.lastStep(),
                        at,
                        deployment.modelId(),
                        deployment.modelVersion(),
                        status,
                        forecast),
                at);
    }

    private void purge(String seriesId, SeriesRecord series) {
        Grid grid = series.grid().grid();
        if (grid != null) {
            turn(seriesId, series, grid).restart();
            stores.move(seriesId, grid.group(), null);
        }
        stores.forget(seriesId);
        stores.published().deleteSeries(seriesId);
    }
}
