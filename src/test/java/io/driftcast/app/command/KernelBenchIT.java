package io.driftcast.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The bench from end to end: ours and the yardsticks agree, and its figures are figures. */
@Timeout(value = 6, unit = TimeUnit.MINUTES)
class KernelBenchIT {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private static final List<String> NAMES =
            List.of(
                    "train lstm to convergence, 200 synthetic values",
                    "LSTM step, batch 1, hidden 32, beside a call",
                    "LSTM step, batch 1, hidden 64, beside a call",
                    "LSTM step, batch 1, hidden 128, beside a call",
                    "LSTM step, batch 1, hidden 32, beside a long call",
                    "LSTM step, batch 1, hidden 64, beside a long call",
                    "LSTM step, batch 1, hidden 128, beside a long call",
                    "LSTM step, batch 64, hidden 32, beside a call",
                    "LSTM step, batch 64, hidden 64, beside a call",
                    "LSTM step, batch 64, hidden 128, beside a call",
                    "gemm 64x128x128, of the peak",
                    "gemm 64x128x128, beside ONNX Runtime",
                    "gemm 128x512x128, of the peak",
                    "gemm 128x512x128, beside ONNX Runtime",
                    "gemm 512x512x512, of the peak",
                    "gemm 512x512x512, beside ONNX Runtime",
                    "gemm 512x512x512, two threads, beside one",
                    "gemm 512x512x512, two threads, of their peak",
                    "encoder, 32 tokens, beside ONNX Runtime",
                    "encoder, 32 tokens, of the peak",
                    "encoder, 64 tokens, beside ONNX Runtime",
                    "encoder, 64 tokens, of the peak",
                    "encoder, 128 tokens, beside ONNX Runtime",
                    "encoder, 128 tokens, of the peak",
                    "LSTM training step, hidden 64, sequence 50, batch 32",
                    "encoder training step, batch 32, 64 tokens, inner 512",
                    "encoder training step, batch 32, 64 tokens, inner 512, of the peak",
                    "sigmoid, an element",
                    "tanh, an element",
                    "exp, an element");

    @Test
    void everyRowIsThereWithPositiveFiguresOfBothSides() throws Exception {
        CommandRun run =
                CommandRun.of("bench", "kernels", "--quick", "--rounds", "1", "--format", "json");

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.outLines()).hasSize(1);
        JsonNode report = MAPPER.readTree(run.out());
        assertThat(report.path("machine").path("cores").asInt()).isPositive();
        List<String> names = new ArrayList<>();
        for (JsonNode row : report.path("rows")) {
            names.add(row.path("name").asText());
            String yardstick = row.path("yardstick").asText();
            boolean there =
                    !yardstick.contains("not installed")
                            && !yardstick.startsWith("no encoder is trained by a library");
            for (String figure : there ? List.of("ours", "theirs", "ratio") : List.of("ours")) {
                assertThat(row.path(figure).isNumber()).as("%s of %s", figure, row).isTrue();
                assertThat(row.path(figure).asDouble()).as("%s of %s", figure, row).isPositive();
                JsonNode spread = row.path("spread").path(figure);
                assertThat(row.path(figure).asDouble())
                        .isBetween(spread.path("min").asDouble(), spread.path("max").asDouble());
            }
        }
        assertThat(names).containsExactlyElementsOf(NAMES);
    }
}
