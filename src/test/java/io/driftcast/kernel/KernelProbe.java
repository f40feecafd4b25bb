package io.driftcast.kernel;

import com.sun.management.ThreadMXBean;
import java.io.PrintStream;
import java.lang.foreign.Arena;
import java.lang.management.ManagementFactory;

/**
 * Run in a JVM of its own: prints a line for each of {@link KernelCases}, its name, a tab and
 * either its {@code digest}s, cold and after the JIT, or its {@code allocation} in bytes an
 * operation once warm.
 */
final class KernelProbe {

    private static final int WARM_UP = 200_000;

    private static final int OPERATIONS = 2_000;

    private static final int WINDOWS = 3;

    private KernelProbe() {}

    /** {@code digest} or {@code allocation}. */
    public static void main(String[] args) {
        PrintStream out = System.out;
        for (KernelCases.Case kernel : KernelCases.ALL) {
            String answer =
                    switch (args[0]) {
                        case "digest" -> digests(kernel);
                        case "allocation" -> allocation(kernel);
                        default -> throw new IllegalArgumentException(args[0]);
                    };
            out.println(kernel.name() + "\t" + answer);
        }
    }

    private static String digests(KernelCases.Case kernel) {
        long cold = digest(kernel);
        try (Arena arena = Arena.ofShared()) {
            Runnable operation = kernel.operation().apply(new KernelTensors(arena));
            for (int i = 0; i < OPERATIONS; i++) {
                operation.run();
            }
        }
        return "%016x %016x".formatted(cold, digest(kernel));
    }

    private static long digest(KernelCases.Case kernel) {
        try (Arena arena = Arena.ofShared()) {
            KernelTensors tensors = new KernelTensors(arena);
            kernel.operation().apply(tensors).run();
            return tensors.digest();
        }
    }

    private static String allocation(KernelCases.Case kernel) {
        try (Arena arena = Arena.ofShared()) {
            Runnable operation = kernel.operation().apply(new KernelTensors(arena));
            if (!KernelWarmup.run(operation, WARM_UP)) {
                return "never warm";
            }
            // The least of some windows: the JIT may fall back to the interpreter once more, for
            // less than one operation, and what boxes its vectors does so in every window.
            long least = Long.MAX_VALUE;
            for (int window = 0; window < WINDOWS; window++) {
                least = Math.min(least, allocated(operation));
            }
            return Long.toString(least);
        }
    }

    private static long allocated(Runnable operation) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < OPERATIONS; i++) {
            operation.run();
        }
        return threads.getCurrentThreadAllocatedBytes() - before;
    }
}
