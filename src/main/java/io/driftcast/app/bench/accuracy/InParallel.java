package io.driftcast.app.bench.accuracy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;

/** The same work for many things on all cores. The results do not depend on how many there are. */
final class InParallel {

    private static final int REPORTS = 10;

    private final Consumer<String> progress;

    /**
     * @param progress told how far the work is, from several threads
     */
    InParallel(Consumer<String> progress) {
        this.progress = progress;
    }

    /**
     * What {@code work} makes of each item, in the order of the items.
     *
     * @param what the work is, for the progress
     * @throws InterruptedException if the thread is interrupted; the work is given up
     */
    <T, R> List<R> map(String what, List<T> items, Function<T, R> work)
            throws InterruptedException {
        AtomicInteger done = new AtomicInteger();
        int step = Math.max(1, items.size() / REPORTS);
        ExecutorService team =
                Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
        try {
            List<Future<R>> futures = new ArrayList<>();
            for (T item : items) {
                futures.add(
                        team.submit(() -> {
                            R result = work.apply(item);
                            int count = done.incrementAndGet();
                            if (count % step == 0) {
                                progress.accept(
                                        String.format(
                                                Locale.ROOT,
                                                "%s: %d of %d",
                                                what,
                                                count,
                                                items.size()));
                            }
                            return result;
                        }));
            }
            List<R> results = new ArrayList<>();
            for (Future<R> future : futures) {
                results.add(future.get());
            }
            return results;
        } catch (ExecutionException e) {
            throw new IllegalStateException(what + " failed", e.getCause());
        } finally {
            team.shutdownNow();
        }
    }
}
