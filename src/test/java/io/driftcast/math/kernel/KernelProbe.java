package io.driftcast.math.kernel;

import com.sun.management.ThreadMXBean;
import java.io.PrintStream;
import java.lang.foreign.Arena;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;

/**
 * Run in a JVM of its own: prints a line for each of {@link KernelCases}, its name, a tab and its
 * {@code digest}s, cold and after the JIT, its {@code allocation} in bytes of some thousand
 * operations once warm, or how it fails on tensors of an arena that is {@code confined} to another
 * thread.
 */
final class KernelProbe {

    private static final int WARM_UP = 200_000;

    private static final int OPERATIONS = 2_000;

    private static final int WINDOWS = 3;

    private KernelProbe() {}

    /** {@code digest}, {@code allocation} or {@code confined}. */
    public static void main(String[] args) throws InterruptedException {
        PrintStream out = System.out;
        for (KernelCases.Case kernel : KernelCases.ALL) {
            String answer =
                    switch (args[0]) {
                        case "digest" -> digests(kernel);
                        case "allocation" -> allocation(kernel);
                        case "confined" -> confined(kernel);
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
        return String.format(Locale.ROOT, "%016x %016x", cold, digest(kernel));
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

    /** On this thread and those of the teams. */
    private static long allocated(Runnable operation) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        if (!threads.isThreadAllocatedMemoryEnabled()) {
            throw new IllegalStateException("this JVM does not count allocations");
        }
        long[] workers =
                Arrays.stream(threads.getThreadInfo(threads.getAllThreadIds()))
                        .filter(thread -> thread.getThreadName().startsWith("driftcast-kernel-"))
                        .mapToLong(ThreadInfo::getThreadId)
                        .toArray();
        long[] workersBefore = threads.getThreadAllocatedBytes(workers);
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < OPERATIONS; i++) {
            operation.run();
        }
        long own = threads.getCurrentThreadAllocatedBytes() - before;
        long[] workersAfter = threads.getThreadAllocatedBytes(workers);
        return own + Arrays.stream(workersAfter).sum() - Arrays.stream(workersBefore).sum();
    }

    /** What a kernel throws on tensors of another thread's arena; nothing if it runs. */
    static String confined(KernelCases.Case kernel) throws InterruptedException {
        try (Arena arena = Arena.ofConfined()) {
            Runnable operation = kernel.operation().apply(new KernelTensors(arena));
            FutureTask<?> call = new FutureTask<>(Executors.callable(operation));
            Thread.ofPlatform().start(call);
            call.get();
            return "nothing";
        } catch (ExecutionException e) {
            return String.valueOf(e.getCause());
        }
    }
}
