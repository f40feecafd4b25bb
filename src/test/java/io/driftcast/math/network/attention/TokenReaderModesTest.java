package io.driftcast.math.network.attention;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Reads in JVMs of their own, since the kernels' mode is read once in a JVM. */
class TokenReaderModesTest {

    private static final int NETWORKS = 6;

    @Test
    void aReadHasTheSameBitsInVectorsOfAnyWidthAndInPlainLoopsAndAllocatesNothing()
            throws IOException, InterruptedException {
        List<String> scalar = probe("-Ddriftcast.kernel=scalar", "cold");
        assertThat(scalar).hasSize(NETWORKS);
        List<String> warm = scalar.stream().map(bits -> bits + "\t" + bits + "\t0").toList();
        for (String bits : List.of("512", "256", "128")) {
            assertThat(probe("-Ddriftcast.kernel.bits=" + bits, "warm")).as(bits).isEqualTo(warm);
        }
    }

    private static List<String> probe(String mode, String what)
            throws IOException, InterruptedException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        Process process =
                new ProcessBuilder(
                                java.toString(),
                                "--add-modules",
                                "jdk.incubator.vector",
                                "--enable-native-access=ALL-UNNAMED",
                                mode,
                                "-cp",
                                System.getProperty("java.class.path"),
                                TokenReaderProbe.class.getName(),
                                what)
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(answer).isZero();
        return answer.lines().toList();
    }
}
