package io.driftcast.app.bench;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;

/**
 * What a bench has cost up to one moment.
 *
 * @param wallNanos of {@link System#nanoTime}
 * @param applicationNanos of processor time that one application's living threads have used: stream
 *     threads and those of its producers and consumers
 * @param processNanos of processor time that the whole process has used, the embedded broker, the
 *     compiler and the garbage collector among them
 * @param applicationBytes that the application's threads have allocated on the heap
 */
record Expense(long wallNanos, long applicationNanos, long processNanos, long applicationBytes) {

    private static final ThreadMXBean THREADS =
            ManagementFactory.getPlatformMXBean(ThreadMXBean.class);
    private static final OperatingSystemMXBean SYSTEM =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    /**
     * The cost up to now.
     *
     * @param applicationId Kafka puts it into the names of all threads of an application
     */
    static Expense now(String applicationId) {
        long application = 0;
        long allocated = 0;
        for (ThreadInfo thread : THREADS.getThreadInfo(THREADS.getAllThreadIds())) {
            if (thread != null && thread.getThreadName().contains(applicationId)) {
                long id = thread.getThreadId();
                application += Math.max(0, THREADS.getThreadCpuTime(id));
                allocated += Math.max(0, THREADS.getThreadAllocatedBytes(id));
            }
        }
        return new Expense(System.nanoTime(), application, SYSTEM.getProcessCpuTime(), allocated);
    }

    /** What it cost from {@code start} until this moment. */
    Expense since(Expense start) {
        return new Expense(
                wallNanos - start.wallNanos,
                applicationNanos - start.applicationNanos,
                processNanos - start.processNanos,
                applicationBytes - start.applicationBytes);
    }
}
