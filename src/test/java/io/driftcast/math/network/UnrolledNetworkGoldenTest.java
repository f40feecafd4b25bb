package io.driftcast.math.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.driftcast.Goldens;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Outputs, loss and all gradients against PyTorch's. */
class UnrolledNetworkGoldenTest {

    /**
     * How many times the distance between PyTorch's own outputs in float32 and in float64 ours may
     * lie from PyTorch's in float32: theirs is one rounding of the computation, ours another, with
     * sums in another order and activations good to 2 ulp instead of 1.
     */
    private static final double ROUNDINGS = 8;

    @ParameterizedTest
    @CsvSource({
        "lstm_h8, LSTM, 1",
        "lstm_two_layers, LSTM, 2",
        "rnn_tanh_h8, RNN, 1",
        "lstm_peephole_h8, LSTM_PEEPHOLES, 1"
    })
    void outputsAndGradientsArePyTorchs(String name, Cell cell, int layers) {
        compare(Goldens.read("recurrent.json").get(name), cell, layers);
    }

    @Test
    void aWideLayersToo() throws IOException {
        Path file =
                Path.of(System.getProperty("shared.dir", "none"), "goldens/neural_recurrent.json");
        assumeTrue(Files.exists(file), "no reference data: set -Dshared.dir");
        compare(new ObjectMapper().readTree(file.toFile()).get("lstm_h32"), Cell.LSTM, 1);
    }

    private static void compare(JsonNode golden, Cell cell, int layers) {
        double tolerance = ROUNDINGS * golden.get("float32_vs_float64_output").asDouble();
        try (Arena arena = Arena.ofConfined()) {
            GoldenNetwork own = new GoldenNetwork(arena, golden, cell, layers);
            UnrolledNetwork network = own.network;
            int steps = network.unrolling().steps();
            LossMeasure loss =
                    new LossMeasure(
                            new SquaredError(),
                            network.outputs(),
                            own.targets,
                            network.outputGradient(),
                            network.unrolling().team());

            network.forward(steps);
            loss.differentiate(steps);
            network.backward();

            close(
                    "output",
                    network.outputs().toArray(),
                    GoldenNetwork.stepMajor(arena, golden.get("output")),
                    tolerance);
            assertThat(loss.sum() / loss.weight())
                    .isCloseTo(golden.get("loss").asDouble(), within(tolerance));
            JsonNode inputGradients = golden.get("input_grads");
            close(
                    "inputs",
                    network.inputGradient(arena).toArray(),
                    GoldenNetwork.stepMajor(arena, inputGradients.get(0)),
                    tolerance);
            for (int layer = 0; layer < layers; layer++) {
                LayerParameters gradient = own.gradient.layer(layer);
                close(
                        "weights",
                        gradient.weights().toArray(),
                        own.weights(golden.get("grads"), layer),
                        tolerance);
                close("bias", gradient.bias().toArray(), own.biasGradient(layer), tolerance);
            }
            float[] peepholes = own.peepholeGradient();
            if (peepholes != null) {
                UnrolledLstm layer = (UnrolledLstm) network.layers().getFirst();
                float[] found = Objects.requireNonNull(layer.gradient.peepholes()).toArray();
                close("peepholes", found, peepholes, tolerance);
                close(
                        "initial hidden",
                        layer.hiddenGradient.step(0).toArray(),
                        GoldenNetwork.rows(inputGradients.get(1)),
                        tolerance);
                close(
                        "initial cell",
                        layer.cellGradient().toArray(),
                        GoldenNetwork.rows(inputGradients.get(2)),
                        tolerance);
            }
        }
    }

    private static void close(String what, float[] found, float[] expected, double tolerance) {
        assertThat(found).as(what).hasSameSizeAs(expected);
        for (int i = 0; i < found.length; i++) {
            assertThat((double) found[i])
                    .as("%s %d", what, i)
                    .isCloseTo(expected[i], within(tolerance));
        }
    }
}
