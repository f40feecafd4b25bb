package io.driftcast.math.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** All kernels in JVMs of their own, since the mode is read once in a JVM. */
class KernelModesIT {

    private static final int DIGITS = 16;

    @Test
    void everyModeHasTheSameBitsColdAndCompiled() throws Exception {
        Map<String, String> reference = probe("digest", "-Ddriftcast.kernel=scalar");

        assertThat(reference)
                .hasSize(KernelCases.ALL.size())
                .allSatisfy((name, digests) ->
                        assertThat(digests.substring(0, DIGITS))
                                .isEqualTo(digests.substring(DIGITS + 1)));
        for (String bits : List.of("512", "256", "128")) {
            assertThat(probe("digest", "-Ddriftcast.kernel.bits=" + bits))
                    .as(bits)
                    .isEqualTo(reference);
        }
        assertThat(probe("digest", "-Ddriftcast.kernel.checked=true")).isEqualTo(reference);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-Ddriftcast.kernel=vector", "-Ddriftcast.kernel.bits=256"})
    void aWarmKernelAllocatesNothing(String mode) throws Exception {
        assertThat(probe("allocation", mode))
                .hasSize(KernelCases.ALL.size())
                .allSatisfy((name, bytes) -> assertThat(bytes).isEqualTo("0"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-Ddriftcast.kernel=vector",
                "-Ddriftcast.kernel.checked=true",
                "-Ddriftcast.kernel=scalar"
            })
    void noKernelRunsOnTensorsOfAnotherThreadsArena(String mode) throws Exception {
        assertThat(probe("confined", mode))
                .hasSize(KernelCases.ALL.size())
                .allSatisfy((name, thrown) ->
                        assertThat(thrown).startsWith("java.lang.WrongThreadException: "));
    }

    private static Map<String, String> probe(String what, String mode)
            throws IOException, InterruptedException, URISyntaxException {
        String classPath = place(KernelProbe.class) + File.pathSeparator + place(Kernels.class);
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "--add-modules=jdk.incubator.vector",
                                "--enable-native-access=ALL-UNNAMED",
                                "-Xmx256m",
                                "-XX:+UseSerialGC",
                                mode,
                                "-cp",
                                classPath,
                                KernelProbe.class.getName(),
                                what));
        Process process =
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        byte[] out = process.getInputStream().readAllBytes();
        assertThat(process.waitFor()).as(mode).isZero();
        Map<String, String> answers = new LinkedHashMap<>();
        try (Stream<String> lines = new String(out, StandardCharsets.UTF_8).lines()) {
            lines.forEach(line -> {
                int tab = line.indexOf('\t');
                answers.put(line.substring(0, tab), line.substring(tab + 1));
            });
        }
        return answers;
    }

    private static Path place(Class<?> type) throws URISyntaxException {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    }
}
