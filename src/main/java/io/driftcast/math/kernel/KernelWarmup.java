package io.driftcast.math.kernel;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.function.LongSupplier;

/**
 * Runs kernels before traffic comes: until the JIT has compiled them they are some forty times
 * slower, and their vectors are objects on the heap.
 */
public final class KernelWarmup {

    /** How often an operation must run in a row without an allocation to count as warm. */
    private static final int QUIET = 1_000;

    private KernelWarmup() {}

    /**
     * Repeats an operation on this thread until it has allocated nothing for {@value #QUIET} runs
     * in a row, at most a number of times. What it allocates on other threads, as those of a {@link
     * WorkerTeam}, is not seen.
     *
     * @param operation changes nothing that matters
     * @param limit at most so many runs, which an operation that always allocates takes, and any if
     *     the counting of allocations has been switched off
     * @return whether it got there; false if that cannot be seen
     * @throws IllegalStateException if this JVM cannot count a thread's allocations
     */
    public static boolean run(Runnable operation, int limit) {
        // The platform's bean is one of these in every JDK that has the Vector API's intrinsics.
        if (!(ManagementFactory.getThreadMXBean() instanceof ThreadMXBean threads)
                || !threads.isThreadAllocatedMemorySupported()) {
            throw new IllegalStateException("this JVM does not count a thread's allocations");
        }
        return run(operation, limit, threads::getCurrentThreadAllocatedBytes);
    }

    /**
     * @param allocated how many bytes this thread has allocated, negative if that is not counted
     */
    static boolean run(Runnable operation, int limit, LongSupplier allocated) {
        int quiet = 0;
        for (int run = 0; run < limit && quiet < QUIET; run++) {
            long before = allocated.getAsLong();
            operation.run();
            quiet = before >= 0 && allocated.getAsLong() == before ? quiet + 1 : 0;
        }
        return quiet >= QUIET;
    }
}
