package io.driftcast.stream.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftcast.bytes.ModelImage;
import io.driftcast.forecast.FittedModel;
import io.driftcast.forecast.ModelRequest;
import io.driftcast.forecast.TrainingSeries;
import io.driftcast.forecast.UnfittableSeriesException;
import io.driftcast.forecast.catalogue.ModelCatalogue;
import io.driftcast.forecast.catalogue.SeriesFit;
import io.driftcast.forecast.catalogue.TrainedModel;
import io.driftcast.series.Timeline;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class FitPoolTest {

    private static final SeriesFit FIT =
            SeriesFit.of(
                    new TrainedModel(
                            "arima",
                            0,
                            new FittedModel(
                                    new ModelImage("arima", 1, new byte[0]),
                                    "arima(0,0,0)",
                                    new byte[0],
                                    1,
                                    Map.of())));

    private final BlockingQueue<FitOutcome> outcomes = new LinkedBlockingQueue<>();

    private FitJob job(String key, Callable<SeriesFit> work) {
        return new FitJob(key, work, outcomes::add);
    }

    private FitOutcome next() throws InterruptedException {
        FitOutcome outcome = outcomes.poll(30, TimeUnit.SECONDS);
        assertThat(outcome).isNotNull();
        return outcome;
    }

    private static FitPool pool(int threads, int queued) {
        return new FitPool("fit-test", threads, queued, Duration.ofSeconds(20));
    }

    @Test
    void deliversModelsFromNamedDaemonThreads() throws InterruptedException {
        BlockingQueue<Thread> threads = new LinkedBlockingQueue<>();
        try (FitPool pool = pool(2, 4)) {
            assertThat(
                            pool.offer(
                                    job(
                                            "a",
                                            () -> {
                                                threads.add(Thread.currentThread());
                                                return FIT;
                                            })))
                    .isTrue();
            assertThat(next()).isEqualTo(new FitOutcome.Fitted("a", FIT));
            Thread thread = threads.take();
            assertThat(thread.getName()).startsWith("fit-test-");
            assertThat(thread.isDaemon()).isTrue();
        }
    }

    @Test
    void losesNeitherExceptionsNorErrors() throws InterruptedException {
        UnfittableSeriesException exception = new UnfittableSeriesException("too short");
        StackOverflowError error = new StackOverflowError();
        try (FitPool pool = pool(1, 4)) {
            pool.offer(
                    job(
                            "exception",
                            () -> {
                                throw exception;
                            }));
            assertThat(next()).isEqualTo(new FitOutcome.Failed("exception", exception));
            pool.offer(
                    job(
                            "error",
                            () -> {
                                throw error;
                            }));
            assertThat(next()).isEqualTo(new FitOutcome.Failed("error", error));
            pool.offer(job("after", () -> FIT));
            assertThat(next()).isEqualTo(new FitOutcome.Fitted("after", FIT));
        }
    }

    @Test
    void fullQueueAnswersFalse() throws InterruptedException {
        CountDownLatch running = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        Callable<SeriesFit> blocked =
                () -> {
                    running.countDown();
                    release.await();
                    return FIT;
                };
        try (FitPool pool = pool(1, 2)) {
            assertThat(pool.hasRoom()).isTrue();
            assertThat(pool.offer(job("running", blocked))).isTrue();
            running.await();
            assertThat(pool.offer(job("first", () -> FIT))).isTrue();
            assertThat(pool.offer(job("second", () -> FIT))).isTrue();
            assertThat(pool.waiting()).isEqualTo(2);
            assertThat(pool.hasRoom()).isFalse();
            assertThat(pool.offer(job("refused", () -> FIT))).isFalse();
            release.countDown();
            assertThat(next().key()).isEqualTo("running");
            assertThat(next().key()).isEqualTo("first");
            assertThat(next().key()).isEqualTo("second");
            assertThat(outcomes).isEmpty();
        }
    }

    @Test
    void closeEndsARunningSearchAndCancelsTheWaiting() throws InterruptedException {
        double[] values = new double[20_000];
        for (int t = 0; t < values.length; t++) {
            values[t] = Math.sin(t * 0.7) + Math.cos(t * t * 0.1) + (t % 17) * 0.1;
        }
        CountDownLatch running = new CountDownLatch(1);
        FitPool pool = pool(1, 4);
        pool.offer(
                job(
                        "running",
                        () -> {
                            running.countDown();
                            while (true) {
                                ModelCatalogue.fitter("auto-arima", ModelRequest.of(1))
                                        .fit(
                                                new TrainingSeries(
                                                        Timeline.ofDays().from(0),
                                                        List.of(1),
                                                        values));
                            }
                        }));
        pool.offer(job("waiting", () -> FIT));
        running.await();
        pool.close();
        assertThat(outcomes).hasSize(2);
        for (int i = 0; i < 2; i++) {
            assertThat(next())
                    .isInstanceOfSatisfying(
                            FitOutcome.Failed.class,
                            failed ->
                                    assertThat(failed.problem())
                                            .isInstanceOf(CancellationException.class));
        }
        assertThat(pool.offer(job("late", () -> FIT))).isFalse();
        assertThat(outcomes).isEmpty();
    }
}
