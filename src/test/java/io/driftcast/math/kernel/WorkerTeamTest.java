package io.driftcast.math.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class WorkerTeamTest {

    @ParameterizedTest
    @CsvSource({"1, 5", "2, 0", "2, 1", "2, 2", "2, 7", "4, 3", "4, 1000"})
    void everyPartIsCarriedOutOnce(int threads, int parts) {
        try (WorkerTeam team = new WorkerTeam(threads)) {
            assertThat(team.threads()).isEqualTo(threads);
            for (int round = 0; round < 200; round++) {
                AtomicIntegerArray runs = new AtomicIntegerArray(parts);
                team.run(parts, runs::incrementAndGet);
                for (int part = 0; part < parts; part++) {
                    assertThat(runs.get(part)).isEqualTo(1);
                }
            }
        }
    }

    @Test
    void allThreadsWorkAtOnce() {
        CyclicBarrier together = new CyclicBarrier(3);
        Set<Thread> seen = ConcurrentHashMap.newKeySet();
        try (WorkerTeam team = new WorkerTeam(3)) {
            team.run(
                    3,
                    part -> {
                        seen.add(Thread.currentThread());
                        await(together);
                    });
        }

        assertThat(seen).hasSize(3).contains(Thread.currentThread());
        assertThat(seen)
                .filteredOn(thread -> !thread.equals(Thread.currentThread()))
                .allMatch(Thread::isDaemon)
                .allMatch(thread -> thread.getName().startsWith("driftcast-kernel-"));
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await(30, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aPartsExceptionReachesTheCallerOnceAllPartsHaveEnded() {
        try (WorkerTeam team = new WorkerTeam(3)) {
            for (int round = 0; round < 100; round++) {
                AtomicInteger ended = new AtomicInteger();
                assertThatThrownBy(() ->
                                team.run(
                                        50,
                                        part -> {
                                            ended.incrementAndGet();
                                            if (part % 10 == 0) {
                                                throw new ArithmeticException("part");
                                            }
                                        }))
                        .isInstanceOf(ArithmeticException.class)
                        .satisfies(e -> assertThat(e.getSuppressed()).hasSize(4));
                assertThat(ended).hasValue(50);
            }
            assertThatThrownBy(() ->
                            team.run(
                                    4,
                                    part -> {
                                        throw new AssertionError("part " + part);
                                    }))
                    .isInstanceOf(AssertionError.class);
        }
    }

    @Test
    void aPartMayRunPartsItself() {
        AtomicInteger runs = new AtomicInteger();
        try (WorkerTeam team = new WorkerTeam(2)) {
            team.run(4, part -> team.run(4, inner -> runs.incrementAndGet()));
        }

        assertThat(runs).hasValue(16);
    }

    @Test
    void aBusyTeamLetsASecondCallerWorkAlone() throws InterruptedException, ExecutionException {
        CountDownLatch begun = new CountDownLatch(2);
        CountDownLatch second = new CountDownLatch(1);
        try (WorkerTeam team = new WorkerTeam(2);
                ExecutorService caller = Executors.newSingleThreadExecutor()) {
            Future<?> first =
                    caller.submit(() ->
                            team.run(
                                    2,
                                    part -> {
                                        begun.countDown();
                                        await(second);
                                    }));
            begun.await();
            Set<Thread> seen = ConcurrentHashMap.newKeySet();
            team.run(10, part -> seen.add(Thread.currentThread()));
            second.countDown();
            first.get();

            assertThat(seen).containsExactly(Thread.currentThread());
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void anInterruptNeitherStopsARunNorIsLost() {
        AtomicInteger runs = new AtomicInteger();
        CyclicBarrier together = new CyclicBarrier(2);
        try (WorkerTeam team = new WorkerTeam(2)) {
            Thread caller = Thread.currentThread();
            team.run(
                    2,
                    part -> {
                        await(together);
                        if (!Thread.currentThread().equals(caller)) {
                            until(() -> runs.get() == 1);
                            until(() -> caller.getState() == Thread.State.WAITING);
                            caller.interrupt();
                            until(() -> !caller.isInterrupted());
                        }
                        runs.incrementAndGet();
                    });
        }

        assertThat(runs).hasValue(2);
        assertThat(Thread.interrupted()).isTrue();
    }

    private static void until(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            Thread.onSpinWait();
        }
    }

    @Test
    void oneExceptionThatSeveralPartsThrowIsNotSuppressedInItself() {
        ArithmeticException one = new ArithmeticException("all parts");
        try (WorkerTeam team = new WorkerTeam(1)) {
            assertThatThrownBy(() ->
                            team.run(
                                    3,
                                    part -> {
                                        throw one;
                                    }))
                    .isSameAs(one)
                    .hasNoSuppressedExceptions();
        }
    }

    @Test
    void aClosedTeamsThreadsEndAndTheCallerWorksAlone() throws InterruptedException {
        Set<Thread> seen = ConcurrentHashMap.newKeySet();
        CyclicBarrier together = new CyclicBarrier(2);
        WorkerTeam team = new WorkerTeam(2);
        team.run(
                2,
                part -> {
                    seen.add(Thread.currentThread());
                    await(together);
                });
        team.close();
        seen.remove(Thread.currentThread());
        for (Thread thread : seen) {
            thread.join();
        }
        seen.clear();
        team.run(5, part -> seen.add(Thread.currentThread()));

        assertThat(seen).containsExactly(Thread.currentThread());
    }

    @Test
    void theSharedTeamIsOneAndATeamHasAtLeastOneThread() {
        assertThat(WorkerTeam.shared()).isSameAs(WorkerTeam.shared());
        assertThatIllegalArgumentException().isThrownBy(() -> new WorkerTeam(0));
    }
}
