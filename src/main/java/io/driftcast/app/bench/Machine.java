package io.driftcast.app.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.apache.kafka.common.utils.internals.AppInfoParser;

/**
 * What a bench ran on; a figure means nothing without it.
 *
 * @param cpu the processor's name; its architecture where the system does not tell
 * @param cores how many this process may use
 * @param memoryBytes of the machine
 * @param load how many processes wanted a core in the minute before the bench; NaN if not known
 * @param os name and version of the system
 * @param java version and virtual machine
 * @param kafka version of the clients, Kafka Streams and the broker alike
 */
public record Machine(
        String cpu,
        int cores,
        long memoryBytes,
        double load,
        String os,
        String java,
        String kafka) {

    private static final Path CPU_INFO = Path.of("/proc/cpuinfo");

    /** This one, now. */
    public static Machine current() {
        OperatingSystemMXBean system =
                ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        double load = system.getSystemLoadAverage();
        return new Machine(
                cpuName(),
                Runtime.getRuntime().availableProcessors(),
                system.getTotalMemorySize(),
                load < 0 ? Double.NaN : load,
                System.getProperty("os.name") + " " + System.getProperty("os.version"),
                Runtime.version() + ", " + System.getProperty("java.vm.name"),
                AppInfoParser.getVersion());
    }

    private static String cpuName() {
        String architecture = System.getProperty("os.arch");
        if (!Files.isReadable(CPU_INFO)) {
            return architecture;
        }
        try (Stream<String> lines = Files.lines(CPU_INFO)) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse(architecture);
        } catch (IOException e) {
            return architecture;
        }
    }
}
