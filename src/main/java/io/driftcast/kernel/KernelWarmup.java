package io.driftcast.kernel;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

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
     * in a row, at most a number of times.
     *
     * @param operation changes nothing that matters
     * @param limit at most so many runs, which an operation that always allocates takes
     * @return whether it got there
     */
    public static boolean run(Runnable operation, int limit) {
        // The platform's bean is one of these in every JDK that has the Vector API's intrinsics.
        if (!(ManagementFactory.getThreadMXBean() instanceof ThreadMXBean threads)) {
            throw new IllegalStateException("this JVM does not count a thread's allocations");
        }
        int quiet = 0;
        for (int run = 0; run < limit && quiet < QUIET; run++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            operation.run();
            quiet = threads.getCurrentThreadAllocatedBytes() == before ? quiet + 1 : 0;
        }
        return quiet >= QUIET;
    }
}
