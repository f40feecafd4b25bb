package io.driftcast.app.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;

/**
 * The clocks of a bench at one moment.
 *
 * @param wallNanos of {@link System#nanoTime}
 * @param applicationNanos of processor time that one application's living threads have used: stream
 *     threads and those of its producers and consumers
 * @param processNanos of processor time that the whole process has used, the embedded broker, the
 *     compiler and the garbage collector among them
 */
record CpuTimes(long wallNanos, long applicationNanos, long processNanos) {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final OperatingSystemMXBean SYSTEM =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    /**
     * The clocks now.
     *
     * @param applicationId Kafka puts it into the names of all threads of an application
     */
    static CpuTimes now(String applicationId) {
        long application = 0;
        for (ThreadInfo thread : THREADS.getThreadInfo(THREADS.getAllThreadIds())) {
            if (thread != null && thread.getThreadName().contains(applicationId)) {
                application += Math.max(0, THREADS.getThreadCpuTime(thread.getThreadId()));
            }
        }
        return new CpuTimes(System.nanoTime(), application, SYSTEM.getProcessCpuTime());
    }

    /** What passed from {@code start} until this moment. */
    CpuTimes since(CpuTimes start) {
        return new CpuTimes(
                wallNanos - start.wallNanos,
                applicationNanos - start.applicationNanos,
                processNanos - start.processNanos);
    }
}
