package io.driftcast.math.network;

import com.sun.management.ThreadMXBean;
import io.driftcast.math.kernel.KernelWarmup;
import io.driftcast.math.kernel.WorkerTeam;
import java.io.PrintStream;
import java.lang.foreign.Arena;
import java.lang.management.ManagementFactory;
import java.util.List;

/** Run in a JVM of its own: prints what a warm training step allocates, in bytes, per cell. */
final class RecurrentLearnerProbe {

    private static final int STEPS = 12;
    private static final int WARM_UP_LIMIT = 200_000;
    private static final int OPERATIONS = 200;
    private static final int WINDOWS = 3;

    private RecurrentLearnerProbe() {}

    public static void main(String[] args) {
        PrintStream out = System.out;
        for (Cell cell : Cell.values()) {
            out.println(cell + "\t" + allocated(cell));
        }
    }

    private static double allocated(Cell cell) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        try (Arena arena = Arena.ofShared();
                WorkerTeam team = new WorkerTeam(1)) {
            RecurrentShape shape = new RecurrentShape(cell, 3, 16, 2, 3);
            RecurrentLearner learner =
                    new RecurrentLearner(
                            arena,
                            RecurrentParameters.random(arena, shape, 1),
                            Unrolling.of(STEPS, 8, team),
                            new Pinball(List.of(0.1, 0.5, 0.9)),
                            Dropout.NONE);
            Optimiser optimiser = new Optimiser(arena, learner.parameters(), 0.001f, 1);
            KernelWarmup.run(() -> train(learner, optimiser, 1), WARM_UP_LIMIT);
            // The least of some windows: the JIT may fall back to the interpreter once more, and
            // what boxes its vectors does so in every window.
            long least = Long.MAX_VALUE;
            for (int window = 0; window < WINDOWS; window++) {
                long before = threads.getCurrentThreadAllocatedBytes();
                train(learner, optimiser, OPERATIONS);
                least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
            }
            return least / (double) OPERATIONS;
        }
    }

    private static void train(RecurrentLearner learner, Optimiser optimiser, int times) {
        for (int i = 0; i < times; i++) {
            learner.clearState();
            learner.differentiateChunk(STEPS);
            optimiser.update();
        }
    }
}
