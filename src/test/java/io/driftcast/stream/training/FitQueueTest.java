package io.driftcast.stream.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.driftcast.forecast.catalogue.SeriesFit;
import io.driftcast.stream.training.FitQueue.Finished;
import io.driftcast.stream.training.FitState.PendingFit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class FitQueueTest {

    private static final PendingFit PENDING = new PendingFit(0, 9, "first");

    private final FitPool pool = new FitPool("fit", 1, 1, Duration.ofSeconds(20));
    private final FitQueue queue = new FitQueue(pool);
    private final List<String> taken = new ArrayList<>();

    @AfterEach
    void close() {
        queue.close();
        pool.close();
    }

    private static FitQueue.Job done(String key) {
        return Fits.job(key, PENDING, () -> Fits.of("mean"));
    }

    private void submit() {
        queue.submitWaiting(FitQueueTest::done, job -> taken.add(job.key()));
    }

    private List<Finished> awaitFinished(int count) {
        List<Finished> finished = new ArrayList<>();
        await().atMost(Duration.ofSeconds(30))
                .until(() -> {
                    submit();
                    finished.addAll(queue.finished());
                    return finished.size() >= count;
                });
        return finished;
    }

    @Test
    void whatWaitsIsFittedInItsOrderAndComesBackOnce() {
        for (String key : List.of("a", "b", "c", "d")) {
            queue.enqueue(key);
        }

        List<Finished> finished = awaitFinished(4);

        assertThat(finished)
                .extracting(each -> each.job().key())
                .containsExactly("a", "b", "c", "d");
        assertThat(finished).allMatch(Finished.Fitted.class::isInstance);
        assertThat(taken).containsExactly("a", "b", "c", "d");
        assertThat(queue.finished()).isEmpty();
    }

    @Test
    void aSeriesWaitsOnceUntilItIsTakenAndThenMayWaitAgain() {
        queue.enqueue("a");
        queue.enqueue("a");
        assertThat(awaitFinished(1)).hasSize(1);
        submit();
        assertThat(taken).containsExactly("a");

        queue.enqueue("a");

        assertThat(awaitFinished(1)).hasSize(1);
    }

    @Test
    void whatIsNotWantedAnyMoreTakesNoPlace() {
        queue.enqueue("gone");
        queue.enqueue("b");
        queue.submitWaiting(
                key -> key.equals("gone") ? null : done(key), job -> taken.add(job.key()));
        assertThat(taken).containsExactly("b");
    }

    @Test
    void noSnapshotIsTakenWhileThereIsNoRoom() throws InterruptedException {
        CountDownLatch running = new CountDownLatch(1);
        CountDownLatch gate = new CountDownLatch(1);
        pool.offer(blocked(running, gate));
        running.await();
        pool.offer(blocked(running, gate));
        queue.enqueue("a");
        queue.submitWaiting(
                key -> {
                    throw new AssertionError("there is no room for " + key);
                },
                _ -> {});

        gate.countDown();

        assertThat(awaitFinished(1)).hasSize(1);
    }

    private static FitJob blocked(CountDownLatch running, CountDownLatch gate) {
        return new FitJob(
                "other",
                () -> {
                    running.countDown();
                    gate.await();
                    return Fits.of("mean");
                },
                _ -> {});
    }

    @Test
    void aFailureComesBackWithItsCause() {
        queue.enqueue("a");
        IllegalStateException cause = new IllegalStateException("no luck");
        queue.submitWaiting(
                key ->
                        Fits.job(
                                key,
                                PENDING,
                                () -> {
                                    throw cause;
                                }),
                _ -> {});

        assertThat(awaitFinished(1).getFirst())
                .isInstanceOfSatisfying(
                        Finished.Failed.class,
                        failed -> assertThat(failed.cause()).isSameAs(cause));
    }

    @Test
    void whatComesBackAfterTheEndIsLetGo() throws InterruptedException {
        CountDownLatch running = new CountDownLatch(1);
        CountDownLatch gate = new CountDownLatch(1);
        queue.enqueue("a");
        queue.submitWaiting(key -> Fits.job(key, PENDING, () -> awaited(running, gate)), _ -> {});
        running.await();

        queue.close();
        gate.countDown();
        pool.close();

        assertThat(queue.finished()).isEmpty();
    }

    private static SeriesFit awaited(CountDownLatch running, CountDownLatch gate)
            throws InterruptedException {
        running.countDown();
        gate.await();
        return Fits.of("mean");
    }
}
