package io.driftcast.math.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Inference steps against the outputs of PyTorch 1.13 in the shared goldens. */
class RecurrentStepGoldenTest {

    /** Where our blocks i, f, o, z lie in PyTorch's i, f, g, o. */
    private static final int[] TORCH = {0, 1, 3, 2};

    /** The same in z, i, f, o. */
    private static final int[] ODYSSEY = {1, 2, 3, 0};

    private static final Path FILE =
            Path.of(System.getProperty("shared.dir", "shared"), "goldens", "neural_recurrent.json");

    private JsonNode goldens = new ObjectMapper().createObjectNode();

    @BeforeEach
    void read() throws IOException {
        assumeTrue(Files.exists(FILE), () -> FILE + " is not there: -Dshared.dir says where it is");
        goldens = new ObjectMapper().readTree(FILE.toFile());
    }

    /** Rows x K turned into K x rows, with blocks of rows in our order. */
    private static Matrix turned(Arena arena, JsonNode rows, int[] order) {
        int columns = rows.get(0).size();
        int block = rows.size() / order.length;
        Tensor turned = Tensor.zeros(arena, columns, rows.size());
        for (int i = 0; i < rows.size(); i++) {
            JsonNode row = rows.get(order[i / block] * block + i % block);
            for (int k = 0; k < columns; k++) {
                turned.set(k * rows.size() + i, row.get(k).floatValue());
            }
        }
        return Matrix.of(turned);
    }

    private static Tensor biases(Arena arena, int[] order, JsonNode... terms) {
        int length = terms[0].size();
        int block = length / order.length;
        Tensor sum = Tensor.zeros(arena, length);
        for (int i = 0; i < length; i++) {
            float value = 0;
            for (JsonNode term : terms) {
                value += term.get(order[i / block] * block + i % block).floatValue();
            }
            sum.set(i, value);
        }
        return sum;
    }

    private static void fill(Tensor tensor, JsonNode rows) {
        int columns = rows.get(0).size();
        for (int i = 0; i < tensor.length(); i++) {
            tensor.set(i, rows.get(i / columns).get(i % columns).floatValue());
        }
    }

    private static void check(Tensor hidden, JsonNode output, int step) {
        int units = hidden.size(1);
        for (int i = 0; i < hidden.length(); i++) {
            double expected = output.get(i / units).get(step).get(i % units).doubleValue();
            assertThat((double) hidden.get(i)).isCloseTo(expected, within(1e-6));
        }
    }

    private static void inputs(Tensor input, JsonNode x, int step) {
        int columns = input.size(1);
        for (int i = 0; i < input.length(); i++) {
            input.set(i, x.get(i / columns).get(step).get(i % columns).floatValue());
        }
    }

    private static LstmStep layer(Arena arena, JsonNode weights, int layer, int batch) {
        LstmWeights packed =
                new LstmWeights(
                        arena,
                        turned(arena, weights.get("weight_ih_l" + layer), TORCH),
                        turned(arena, weights.get("weight_hh_l" + layer), TORCH),
                        biases(
                                arena,
                                TORCH,
                                weights.get("bias_ih_l" + layer),
                                weights.get("bias_hh_l" + layer)),
                        null);
        return new LstmStep(arena, packed, batch);
    }

    @Test
    void lstmLayersEqualPyTorch() {
        for (String name : new String[] {"lstm_h8", "lstm_h32", "lstm_two_layers"}) {
            JsonNode golden = goldens.get(name);
            JsonNode x = golden.get("inputs").get(0);
            try (Arena arena = Arena.ofConfined()) {
                LstmStep first = layer(arena, golden.get("weights"), 0, x.size());
                boolean two = golden.get("weights").has("weight_ih_l1");
                LstmStep last = two ? layer(arena, golden.get("weights"), 1, x.size()) : first;
                for (int step = 0; step < x.get(0).size(); step++) {
                    inputs(first.input(), x, step);
                    first.step();
                    if (two) {
                        last.input().copyFrom(first.hidden());
                        last.step();
                    }
                    check(last.hidden(), golden.get("output"), step);
                }
            }
        }
    }

    @Test
    void peepholesEqualTheirEquations() {
        JsonNode golden = goldens.get("lstm_peephole_h8");
        JsonNode weights = golden.get("weights");
        JsonNode x = golden.get("inputs").get(0);
        try (Arena arena = Arena.ofConfined()) {
            Tensor peepholes = Tensor.zeros(arena, 3, 8);
            fill(peepholes, weights.get("p"));
            LstmWeights packed =
                    new LstmWeights(
                            arena,
                            turned(arena, weights.get("W"), ODYSSEY),
                            turned(arena, weights.get("R"), ODYSSEY),
                            biases(arena, ODYSSEY, weights.get("b")),
                            peepholes);
            LstmStep lstm = new LstmStep(arena, packed, x.size());
            fill(lstm.hidden(), golden.get("inputs").get(1));
            fill(lstm.cell(), golden.get("inputs").get(2));
            for (int step = 0; step < x.get(0).size(); step++) {
                inputs(lstm.input(), x, step);
                lstm.step();
                check(lstm.hidden(), golden.get("output"), step);
            }
        }
    }

    @Test
    void theRnnEqualsPyTorch() {
        JsonNode golden = goldens.get("rnn_tanh_h8");
        JsonNode weights = golden.get("weights");
        JsonNode x = golden.get("inputs").get(0);
        int[] one = {0};
        try (Arena arena = Arena.ofConfined()) {
            RnnStep rnn =
                    new RnnStep(
                            arena,
                            new RnnWeights(
                                    arena,
                                    turned(arena, weights.get("weight_ih_l0"), one),
                                    turned(arena, weights.get("weight_hh_l0"), one),
                                    biases(
                                            arena,
                                            one,
                                            weights.get("bias_ih_l0"),
                                            weights.get("bias_hh_l0"))),
                            x.size());
            for (int step = 0; step < x.get(0).size(); step++) {
                inputs(rnn.input(), x, step);
                rnn.step();
                check(rnn.hidden(), golden.get("output"), step);
            }
        }
    }
}
