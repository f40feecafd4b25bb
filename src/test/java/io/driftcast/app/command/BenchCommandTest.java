package io.driftcast.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BenchCommandTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "bench|which bench is missing: stream, forecasters, kernels, accuracy or texts",
                "bench steram|did you mean stream?",
                "bench stream --readings 0|--readings 0",
                "bench stream --rounds -1|--rounds -1",
                "bench stream --series many|is not an int",
                "bench kernels --rounds 0|--rounds 0",
                "bench accuracy --goldens .|--data",
                "bench accuracy --data . --goldens . --only m5|--only m5: there are holdouts, one-step and m4",
            })
    void aWrongCallIsOneLineAndExitCode2(String call, String message) {
        CommandRun run = CommandRun.of(call.split(" "));

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.errLines())
                .singleElement()
                .asString()
                .startsWith("driftcast: ")
                .contains(message);
    }
}
