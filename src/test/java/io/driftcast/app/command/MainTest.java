package io.driftcast.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MainTest {

    @Test
    void theVersionIsOneLineOnStandardOutput() {
        CommandRun run = CommandRun.of("--version");

        assertThat(run.code()).isZero();
        assertThat(run.outLines()).singleElement().asString().startsWith("driftcast ");
        assertThat(run.err()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "topics ", "tail ", "analyze "})
    void helpShowsOptionsAndExamples(String command) {
        CommandRun run = CommandRun.of((command + "--help").split(" "));

        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("Usage: driftcast", "--help", "Examples:", "--debug");
        assertThat(run.err()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "\"\"|a command is missing",
                "topisc|'topisc' (did you mean topics?); see driftcast --help",
                "topics --fromat json|(did you mean --format?); see driftcast topics --help",
                "topics --format yaml|expected one of [TABLE, JSON]",
                "tail|Missing required parameter: 'TOPIC'",
                "tail forecasts --max none|'none' is not a long",
                "tail forecasts --max 0|give a number of records from 1 on",
                "tail forcasts -b localhost:1|did you mean forecasts?",
                "tail forecasts -b localhost:1|schema.registry.url is not set",
                "topics|kafka.bootstrap.servers is not set",
                "topics --config none.properties|configuration file none.properties",
            })
    void aWrongCallIsOneLineAndExitCode2(String call, String message) {
        CommandRun run = CommandRun.of(call.isEmpty() ? new String[0] : call.split(" "));

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.errLines())
                .singleElement()
                .asString()
                .startsWith("driftcast: ")
                .contains(message);
    }

    @Test
    void everyProblemOfTheConfigurationHasALine(@TempDir Path directory) throws IOException {
        Path file =
                Files.write(
                        directory.resolve("a.properties"), List.of("http.port=-1", "htpp.host=x"));

        CommandRun run = CommandRun.of("topics", "--config", file.toString());

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.errLines())
                .hasSize(3)
                .anySatisfy(line -> assertThat(line).contains("http.port", file + ":1"))
                .anySatisfy(line -> assertThat(line).contains("did you mean http.host?"))
                .anySatisfy(line -> assertThat(line).contains("kafka.bootstrap.servers"));
    }

    @Test
    void aFailureIsOneLineAndExitCode1AndDebugShowsWhere() {
        String[] call = {"topics", "-b", "no host:port"};

        CommandRun run = CommandRun.of(call);
        CommandRun debugged = CommandRun.of(Map.of("DRIFTCAST_DEBUG", "1"), call);

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.errLines())
                .singleElement()
                .asString()
                .contains("cannot connect to Kafka at no host:port", "check the kafka.* settings");
        assertThat(debugged.code()).isEqualTo(1);
        assertThat(debugged.err()).contains("\tat io.driftcast.platform.admin.AdminCalls.open");
    }
}
