package io.driftcast.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The bench from end to end on a few readings: its figures are figures, whatever they are. */
@Timeout(value = 4, unit = TimeUnit.MINUTES)
class StreamBenchIT {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    @Test
    void everyRowHasPositiveFiguresOfBothSides() throws Exception {
        CommandRun run =
                CommandRun.of(
                        "bench",
                        "stream",
                        "--quick",
                        "--readings",
                        "3000",
                        "--series",
                        "100",
                        "--rounds",
                        "1",
                        "--format",
                        "json");

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.outLines()).hasSize(1);
        JsonNode report = MAPPER.readTree(run.out());
        JsonNode machine = report.path("machine");
        assertThat(machine.path("cpu").asText()).isNotEmpty();
        assertThat(machine.path("cores").asInt()).isPositive();
        assertThat(machine.path("memory_bytes").asLong()).isPositive();
        assertThat(machine.path("kafka").asText()).matches("\\d+\\.\\d+\\.\\d+");
        assertThat(fields(report)).containsExactly("machine", "rows");
        assertThat(report.path("rows")).hasSize(10);
        for (JsonNode row : report.path("rows")) {
            assertThat(fields(row))
                    .containsExactly(
                            "name", "ours", "unit", "yardstick", "theirs", "ratio", "spread");
            for (String figure : List.of("ours", "theirs", "ratio")) {
                assertThat(row.path(figure).isNumber()).as("%s of %s", figure, row).isTrue();
                assertThat(row.path(figure).asDouble()).as("%s of %s", figure, row).isPositive();
                JsonNode spread = row.path("spread").path(figure);
                assertThat(row.path(figure).asDouble())
                        .isBetween(spread.path("min").asDouble(), spread.path("max").asDouble());
            }
        }
    }

    private static List<String> fields(JsonNode node) {
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
