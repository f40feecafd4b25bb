package io.driftcast.evaluation;

import io.driftcast.forecast.ForecasterFamilies;
import io.driftcast.forecast.UnfittableSeriesException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** One model on one series: a fit an origin, each on whatever thread is free. */
final class BacktestEntry {

    /**
     * How one fit ended: with a run or with an error.
     *
     * @param model whose fit it was
     */
    record Outcome(String model, @Nullable OriginRun run, @Nullable String error) {}

    private final BacktestTask task;
    private final Contestant contestant;
    private final List<Integer> origins;
    private final List<Future<Outcome>> outcomes = new ArrayList<>();

    BacktestEntry(BacktestTask task, Contestant contestant) {
        this.task = task;
        this.contestant = contestant;
        this.origins = task.origins().trainingLengths(task.series().values().length);
    }

    /** How many fits it takes. */
    int fits() {
        return origins.size();
    }

    void submit(CompletionService<Outcome> pool, ForecasterFamilies families) {
        for (int i = 0; i < origins.size(); i++) {
            int origin = origins.get(i);
            int until = i + 1 < origins.size() ? origins.get(i + 1) : task.series().values().length;
            outcomes.add(pool.submit(() -> outcome(origin, until, families)));
        }
    }

    private Outcome outcome(int origin, int until, ForecasterFamilies families) {
        String name = contestant.name();
        try {
            OriginRun run = OriginRun.of(task, contestant, origin, until, families);
            return new Outcome(name, run, null);
        } catch (UnfittableSeriesException e) {
            return new Outcome(name, null, e.getMessage());
        } catch (Throwable e) { // whatever a model does, the others go on
            String type = e.getClass().getSimpleName();
            String message = e.getMessage() == null ? type : type + ": " + e.getMessage();
            return new Outcome(name, null, message);
        }
    }

    /** The model's row, once all its fits have ended. */
    BacktestRow row() throws InterruptedException {
        List<OriginRun> runs = new ArrayList<>();
        for (int i = 0; i < outcomes.size(); i++) {
            Outcome outcome = ended(outcomes.get(i));
            if (outcome.run() == null) {
                String where =
                        outcomes.size() == 1
                                ? ""
                                : String.format(Locale.ROOT, "from step %d on: ", origins.get(i));
                return BacktestRow.failed(contestant.name(), where + outcome.error());
            }
            runs.add(outcome.run());
        }
        return BacktestRow.of(contestant.name(), task, runs);
    }

    /** Outcomes carry all failures, so that there is no other way to end. */
    static Outcome ended(Future<Outcome> outcome) throws InterruptedException {
        try {
            return outcome.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a fit ended without an outcome", e);
        }
    }
}
