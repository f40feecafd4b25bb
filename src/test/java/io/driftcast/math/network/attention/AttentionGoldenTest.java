package io.driftcast.math.network.attention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.driftcast.Goldens;
import io.driftcast.math.kernel.Matrix;
import io.driftcast.math.kernel.Tensor;
import io.driftcast.math.kernel.WorkerTeam;
import io.driftcast.math.network.Dropout;
import io.driftcast.math.network.LinearParameters;
import io.driftcast.math.network.RowBuffer;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Attention, layer normalisation and encoder layers against PyTorch's, forward and backward. */
class AttentionGoldenTest {

    /** As in {@link UnrolledNetworkGoldenTest}. */
    private static final double ROUNDINGS = 8;

    private static JsonNode golden(String name) {
        return Goldens.read("attention.json").get(name);
    }

    private static JsonNode shared(String name) throws IOException {
        Path file =
                Path.of(System.getProperty("shared.dir", "none"), "goldens/neural_attention.json");
        assumeTrue(Files.exists(file), "no reference data: set -Dshared.dir");
        return new ObjectMapper().readTree(file.toFile()).get(name);
    }

    @Test
    void aLookAheadMaskHidesWhatComesLater() {
        JsonNode golden = golden("self_e8_h2_seq12_causal");
        self(golden, 2, AttentionRows.self(false, 12));
    }

    @Test
    void rowsThatOnlyFillUpAreNotAttendedTo() throws IOException {
        JsonNode golden = shared("self_e32_h4_seq12_padding");
        int[] from = {0, 12};
        int[] count = {12, 12};
        self(golden, 4, new AttentionRows(from, count, from, new int[] {12, 8}, true));
    }

    private static void self(JsonNode golden, int heads, AttentionRows rows) {
        double tolerance = ROUNDINGS * golden.get("float32_vs_float64_output").asDouble();
        try (Arena arena = Arena.ofConfined()) {
            float[] input = numbers(golden.get("inputs").get(0));
            int count = rows.queries();
            int width = input.length / count;
            AttentionParameters parameters = attention(arena, golden.get("weights"), width, "");
            AttentionParameters gradient = zeros(arena, width);
            SelfAttention layer =
                    new SelfAttention(
                            arena, new WorkerTeam(1), parameters, gradient, heads, count, 12);
            Matrix x = Matrix.of(Tensor.of(arena, input, count, width));
            Matrix y = Matrix.of(Tensor.zeros(arena, count, width));
            Matrix dx = Matrix.of(Tensor.zeros(arena, count, width));

            layer.forward(rows, x, y);
            Matrix dy = slopes(arena, golden, y);
            layer.backward(rows, x, dy, dx);

            close("output", y.tensor().toArray(), golden.get("output"), tolerance);
            close("input", dx.tensor().toArray(), golden.get("input_grads").get(0), tolerance);
            attention("", golden.get("grads"), gradient, tolerance);
            JsonNode weights = golden.get("attention_weights_per_head");
            for (int sequence = 0; sequence < rows.sequences(); sequence++) {
                for (int head = 0; head < heads; head++) {
                    Matrix own = layer.weights(rows, sequence, head);
                    weights(own, weights.get(sequence).get(head), tolerance);
                }
            }
        }
    }

    private static void weights(Matrix own, JsonNode theirs, double tolerance) {
        for (int query = 0; query < theirs.size(); query++) {
            for (int key = 0; key < theirs.get(query).size(); key++) {
                float weight = key < own.columns() ? own.get(query, key) : 0;
                assertThat((double) weight)
                        .as("weight of %s for %s", key, query)
                        .isCloseTo(theirs.get(query).get(key).asDouble(), within(tolerance));
            }
        }
    }

    @Test
    void sequencesAttendToOthers() throws IOException {
        JsonNode golden = shared("cross_e32_h4_12x9");
        double tolerance = ROUNDINGS * golden.get("float32_vs_float64_output").asDouble();
        try (Arena arena = Arena.ofConfined()) {
            int width = 32;
            AttentionParameters all = attention(arena, golden.get("weights"), width, "");
            CrossAttention.Parts parameters = CrossAttention.Parts.zeros(arena, width);
            Matrix in = Matrix.of(all.in().weights());
            for (int row = 0; row < width; row++) {
                for (int column = 0; column < 3 * width; column++) {
                    boolean query = column < width;
                    Tensor to = (query ? parameters.queries() : parameters.memory()).weights();
                    Matrix.of(to).set(row, query ? column : column - width, in.get(row, column));
                }
            }
            parameters.queries().bias().copyFrom(all.in().bias().slice(0, width));
            parameters.memory().bias().copyFrom(all.in().bias().slice(width, 2 * width));
            parameters.out().weights().copyFrom(all.out().weights());
            parameters.out().bias().copyFrom(all.out().bias());
            CrossAttention.Parts gradient = CrossAttention.Parts.zeros(arena, width);
            CrossAttention layer =
                    new CrossAttention(arena, new WorkerTeam(1), parameters, gradient, 4, 12, 9);
            int[] start = {0};
            AttentionRows rows =
                    new AttentionRows(start, new int[] {12}, start, new int[] {9}, true);
            Tensor query = Tensor.of(arena, numbers(golden.get("inputs").get(0)), 12, width);
            Matrix x = Matrix.of(query);
            Matrix m = Matrix.of(memory(arena, golden));
            Matrix y = Matrix.of(Tensor.zeros(arena, 12, width));
            Matrix dx = Matrix.of(Tensor.zeros(arena, 12, width));
            Matrix dm = Matrix.of(Tensor.zeros(arena, 9, width));

            layer.forward(rows, x, m, y);
            layer.backward(rows, x, m, slopes(arena, golden, y), dx, dm);

            close("output", y.tensor().toArray(), golden.get("output"), tolerance);
            JsonNode inputs = golden.get("input_grads");
            close("queries", dx.tensor().toArray(), inputs.get(0), tolerance);
            close("memory", dm.tensor().toArray(), inputs.get(1), tolerance);
            for (int head = 0; head < 4; head++) {
                JsonNode theirs = golden.get("attention_weights_per_head").get(0).get(head);
                weights(layer.weights(rows, 0, head), theirs, tolerance);
            }
            JsonNode grads = golden.get("grads");
            float[] into = transposed(grads.get("in_proj_weight"));
            for (int row = 0; row < width; row++) {
                for (int column = 0; column < 3 * width; column++) {
                    boolean ofQuery = column < width;
                    Tensor own = (ofQuery ? gradient.queries() : gradient.memory()).weights();
                    float value = Matrix.of(own).get(row, ofQuery ? column : column - width);
                    assertThat((double) value)
                            .isCloseTo(into[row * 3 * width + column], within(tolerance));
                }
            }
        }
    }

    private static Tensor memory(Arena arena, JsonNode golden) {
        float[] numbers = numbers(golden.get("inputs").get(1));
        return Tensor.of(arena, numbers, 9, 32);
    }

    @Test
    void layerNormIsPyTorchs() {
        JsonNode golden = golden("layer_norm_6");
        double tolerance = ROUNDINGS * golden.get("float32_vs_float64_output").asDouble();
        try (Arena arena = Arena.ofConfined()) {
            JsonNode weights = golden.get("weights");
            NormParameters parameters = norm(arena, weights, "");
            NormParameters gradient =
                    new NormParameters(Tensor.zeros(arena, 6), Tensor.zeros(arena, 6));
            LayerNorm layer = new LayerNorm(arena, new WorkerTeam(1), parameters, gradient, 3);
            Matrix x = Matrix.of(Tensor.of(arena, numbers(golden.get("inputs").get(0)), 3, 6));
            Matrix y = Matrix.of(Tensor.zeros(arena, 3, 6));
            Matrix dx = Matrix.of(Tensor.zeros(arena, 3, 6));
            layer.forward(x, y);
            close("output", y.tensor().toArray(), golden.get("output"), tolerance);
            layer.backward(x, slopes(arena, golden, y), dx);
            close("input", dx.tensor().toArray(), golden.get("input_grads").get(0), tolerance);
            JsonNode grads = golden.get("grads");
            close("gain", gradient.gain().toArray(), grads.get("weight"), tolerance);
            close("bias", gradient.bias().toArray(), grads.get("bias"), tolerance);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"encoder_layer_post_norm_relu", "encoder_layer_pre_norm_gelu"})
    void encoderLayersArePyTorchs(String name) throws IOException {
        JsonNode golden = shared(name);
        boolean post = name.contains("post");
        JsonNode weights = shared("encoder_layer_post_norm_relu").get("weights");
        double tolerance = ROUNDINGS * golden.get("float32_vs_float64_output").asDouble();
        EncoderLayerShape shape =
                new EncoderLayerShape(
                        32,
                        4,
                        64,
                        post ? Rectifier.RELU : Rectifier.GELU,
                        post ? NormPlace.LAST : NormPlace.FIRST);
        try (Arena arena = Arena.ofShared();
                WorkerTeam team = new WorkerTeam(2)) {
            EncoderLayerParameters gradient = zeros(arena, shape);
            EncoderLayer layer =
                    new EncoderLayer(
                            arena,
                            team,
                            encoder(arena, weights, shape),
                            gradient,
                            shape,
                            Dropout.NONE,
                            18,
                            9);
            AttentionRows rows = AttentionRows.self(true, 9, 9);
            RowBuffer x = new RowBuffer(arena, 18, 32);
            x.elements(18).copyFrom(numbers(golden.get("inputs").get(0)));
            RowBuffer y = new RowBuffer(arena, 18, 32);
            RowBuffer dy = new RowBuffer(arena, 18, 32);
            RowBuffer dx = new RowBuffer(arena, 18, 32);

            layer.forward(-1, rows, x, y);
            dy.elements(18).copyFrom(slopes(arena, golden, y.rows(18)).tensor());
            layer.backward(-1, x, dy, dx);

            close("output", y.elements(18).toArray(), golden.get("output"), tolerance);
            close("input", dx.elements(18).toArray(), golden.get("input_grads").get(0), tolerance);
            JsonNode grads = golden.get("grads");
            if (grads != null) {
                attention("self_attn.", grads, gradient.attention(), tolerance);
                linear("linear1", grads, gradient.feedForward().in(), tolerance);
                linear("linear2", grads, gradient.feedForward().out(), tolerance);
                NormParameters norm = gradient.attentionNorm();
                close("gain", norm.gain().toArray(), grads.get("norm1.weight"), tolerance);
                close("bias", norm.bias().toArray(), grads.get("norm1.bias"), tolerance);
            }
        }
    }

    /** The gradient of the mean squared error of the golden's target. */
    private static Matrix slopes(Arena arena, JsonNode golden, Matrix y) {
        float[] target = numbers(golden.get("target"));
        Tensor slopes = Tensor.zeros(arena, y.rows(), y.columns());
        double loss = 0;
        for (int i = 0; i < target.length; i++) {
            float error = y.get(i / y.columns(), i % y.columns()) - target[i];
            loss += error * error / target.length;
            slopes.set(i, 2 * error / target.length);
        }
        assertThat(loss).isCloseTo(golden.get("loss").asDouble(), within(1e-5));
        return Matrix.of(slopes);
    }

    private static AttentionParameters attention(
            Arena arena, JsonNode weights, int width, String prefix) {
        AttentionParameters parameters = zeros(arena, width);
        parameters.in().weights().copyFrom(transposed(weights.get(prefix + "in_proj_weight")));
        parameters.in().bias().copyFrom(numbers(weights.get(prefix + "in_proj_bias")));
        parameters.out().weights().copyFrom(transposed(weights.get(prefix + "out_proj.weight")));
        parameters.out().bias().copyFrom(numbers(weights.get(prefix + "out_proj.bias")));
        return parameters;
    }

    private static AttentionParameters zeros(Arena arena, int width) {
        return new AttentionParameters(
                linear(arena, width, 3 * width), linear(arena, width, width));
    }

    private static LinearParameters linear(Arena arena, int inputs, int outputs) {
        return new LinearParameters(
                Tensor.zeros(arena, inputs, outputs), Tensor.zeros(arena, outputs));
    }

    private static EncoderLayerParameters zeros(Arena arena, EncoderLayerShape shape) {
        int width = shape.width();
        return new EncoderLayerParameters(
                zeros(arena, width),
                new NormParameters(Tensor.zeros(arena, width), Tensor.zeros(arena, width)),
                new FeedForwardParameters(
                        linear(arena, width, shape.inner()), linear(arena, shape.inner(), width)),
                new NormParameters(Tensor.zeros(arena, width), Tensor.zeros(arena, width)));
    }

    private static EncoderLayerParameters encoder(
            Arena arena, JsonNode weights, EncoderLayerShape shape) {
        EncoderLayerParameters zeros = zeros(arena, shape);
        FeedForwardParameters feedForward = zeros.feedForward();
        fill(feedForward.in(), weights, "linear1");
        fill(feedForward.out(), weights, "linear2");
        return new EncoderLayerParameters(
                attention(arena, weights, shape.width(), "self_attn."),
                norm(arena, weights, "norm1."),
                feedForward,
                norm(arena, weights, "norm2."));
    }

    private static void fill(LinearParameters to, JsonNode weights, String name) {
        to.weights().copyFrom(transposed(weights.get(name + ".weight")));
        to.bias().copyFrom(numbers(weights.get(name + ".bias")));
    }

    private static NormParameters norm(Arena arena, JsonNode weights, String prefix) {
        float[] gain = numbers(weights.get(prefix + "weight"));
        float[] bias = numbers(weights.get(prefix + "bias"));
        return new NormParameters(
                Tensor.of(arena, gain, gain.length), Tensor.of(arena, bias, bias.length));
    }

    private static void attention(
            String prefix, JsonNode grads, AttentionParameters own, double tolerance) {
        close(
                "in",
                own.in().weights().toArray(),
                transposed(grads.get(prefix + "in_proj_weight")),
                tolerance);
        close("in bias", own.in().bias().toArray(), grads.get(prefix + "in_proj_bias"), tolerance);
        linear(prefix + "out_proj", grads, own.out(), tolerance);
    }

    private static void linear(
            String name, JsonNode grads, LinearParameters own, double tolerance) {
        float[] theirs = transposed(grads.get(name + ".weight"));
        close(name, own.weights().toArray(), theirs, tolerance);
        close(name + " bias", own.bias().toArray(), grads.get(name + ".bias"), tolerance);
    }

    /** PyTorch has outputs x inputs. */
    private static float[] transposed(JsonNode rows) {
        int outputs = rows.size();
        int inputs = rows.get(0).size();
        float[] numbers = new float[outputs * inputs];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = (float) rows.get(i % outputs).get(i / outputs).asDouble();
        }
        return numbers;
    }

    /** All numbers of nested lists, in their order. */
    private static float[] numbers(JsonNode node) {
        List<Float> numbers = new ArrayList<>();
        collect(node, numbers);
        float[] array = new float[numbers.size()];
        for (int i = 0; i < array.length; i++) {
            array[i] = numbers.get(i);
        }
        return array;
    }

    private static void collect(JsonNode node, List<Float> into) {
        if (node.isNumber()) {
            into.add((float) node.asDouble());
            return;
        }
        for (Iterator<JsonNode> each = node.elements(); each.hasNext(); ) {
            collect(each.next(), into);
        }
    }

    private static void close(String what, float[] own, JsonNode theirs, double tolerance) {
        close(what, own, numbers(theirs), tolerance);
    }

    private static void close(String what, float[] own, float[] theirs, double tolerance) {
        assertThat(own).as(what).hasSameSizeAs(theirs);
        for (int i = 0; i < own.length; i++) {
            assertThat((double) own[i])
                    .as("%s %s", what, i)
                    .isCloseTo(theirs[i], within(tolerance));
        }
    }
}
