package io.driftcast.math.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecurrentLearnerAllocationTest {

    @Test
    void aWarmTrainingStepAllocatesNothing() throws IOException, InterruptedException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        Process process =
                new ProcessBuilder(
                                java.toString(),
                                "--add-modules",
                                "jdk.incubator.vector",
                                "--enable-native-access=ALL-UNNAMED",
                                "-cp",
                                System.getProperty("java.class.path"),
                                RecurrentLearnerProbe.class.getName())
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).as(answer).isZero();
        List<String> lines = answer.lines().toList();
        assertThat(lines).hasSize(Cell.values().length).allMatch(line -> line.endsWith("\t0.0"));
    }
}
