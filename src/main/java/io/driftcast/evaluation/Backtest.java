package io.driftcast.evaluation;

import io.driftcast.forecast.ForecasterFamilies;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Compares models on the ends of series that they have not seen. Each model is fitted before each
 * origin of each series, all models before the same ones; a model that fails anywhere on a series
 * has a row that says why, and the others go on.
 *
 * <p>Fits run on a fixed number of threads; but for the times that they take, results do not depend
 * on that number. Thread-safe.
 */
public final class Backtest {

    /** Hears how far the work has come. */
    @FunctionalInterface
    public interface Progress {

        /** Nobody listens. */
        Progress NONE = (_, _, _) -> {};

        /**
         * Called on the thread that runs the backtest, after each fit.
         *
         * @param model the model fitted last
         * @param done how many fits are done
         * @param all how many there are
         */
        void fitted(String model, int done, int all);
    }

    private final ForecasterFamilies families;
    private final int threads;

    /**
     * @param families run the models
     * @param threads how many fits run at once, at least 1
     */
    public Backtest(ForecasterFamilies families, int threads) {
        this.families = families;
        this.threads = threads;
    }

    /**
     * Runs everything.
     *
     * @return one result a task, in their order
     * @throws CancellationException if the thread is interrupted meanwhile
     */
    public List<BacktestResult> run(List<BacktestTask> tasks, Progress progress) {
        List<List<BacktestEntry>> entries = tasks.stream().map(Backtest::entries).toList();
        List<BacktestEntry> flat = entries.stream().flatMap(List::stream).toList();
        int fits = flat.stream().mapToInt(BacktestEntry::fits).sum();
        ExecutorService pool =
                Executors.newFixedThreadPool(
                        threads, Thread.ofPlatform().daemon().name("backtest-", 1).factory());
        try {
            var completions = new ExecutorCompletionService<BacktestEntry.Outcome>(pool);
            flat.forEach(entry -> entry.submit(completions, families));
            for (int done = 1; done <= fits; done++) {
                progress.fitted(BacktestEntry.ended(completions.take()).model(), done, fits);
            }
            List<BacktestResult> results = new ArrayList<>();
            for (int i = 0; i < tasks.size(); i++) {
                results.add(result(tasks.get(i), entries.get(i)));
            }
            return results;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("the backtest was interrupted");
        } finally {
            pool.shutdownNow();
        }
    }

    private static List<BacktestEntry> entries(BacktestTask task) {
        return task.contestants().stream().map(each -> new BacktestEntry(task, each)).toList();
    }

    private static BacktestResult result(BacktestTask task, List<BacktestEntry> entries)
            throws InterruptedException {
        List<BacktestRow> rows = new ArrayList<>();
        for (BacktestEntry entry : entries) {
            rows.add(entry.row());
        }
        int length = task.series().values().length;
        int test = task.origins().test();
        return new BacktestResult(task.id(), length - test, test, task.series().period(), rows);
    }
}
