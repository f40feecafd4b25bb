package io.driftcast.math.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Against PyTorch's figures, whose origin the file names. */
class PyTorchTest {

    private static JsonNode figures;

    private final Arena arena = Arena.ofConfined();

    @BeforeAll
    static void read() throws IOException {
        try (InputStream in =
                Objects.requireNonNull(PyTorchTest.class.getResourceAsStream("pytorch.json"))) {
            figures = new ObjectMapper().readTree(in);
        }
    }

    @AfterEach
    void close() {
        arena.close();
    }

    private Tensor tensor(JsonNode numbers) {
        List<Float> values = new ArrayList<>();
        flatten(numbers, values);
        Tensor tensor = Tensor.zeros(arena, values.size());
        for (int i = 0; i < values.size(); i++) {
            tensor.set(i, values.get(i));
        }
        return tensor;
    }

    private static void flatten(JsonNode numbers, List<Float> into) {
        if (numbers.isArray()) {
            numbers.forEach(each -> flatten(each, into));
        } else {
            into.add((float) numbers.asDouble());
        }
    }

    private void near(Tensor actual, JsonNode expected, double tolerance) {
        Tensor figures = tensor(expected);
        assertThat(actual.length()).isEqualTo(figures.length());
        for (int i = 0; i < figures.length(); i++) {
            assertThat((double) actual.get(i))
                    .isCloseTo(figures.get(i), within(tolerance * Math.max(1, figures.get(i))));
        }
    }

    @Test
    void activations() {
        JsonNode expected = figures.get("activations");
        Tensor x = tensor(expected.get("x"));
        Tensor y = Tensor.zeros(arena, x.length());

        Kernels.ACTIVATIONS.gelu(x, y);
        near(y, expected.get("gelu_exact"), 3e-7);
        Kernels.ACTIVATIONS.relu(x, y);
        near(y, expected.get("relu"), 0);
        Kernels.ACTIVATIONS.tanh(x, y);
        near(y, expected.get("tanh"), 1.2e-7);
        Kernels.ACTIVATIONS.sigmoid(x, y);
        near(y, expected.get("sigmoid"), 1.2e-7);
    }

    @Test
    void sigmoidKeepsItsDigitsNearZero() {
        Tensor x = tensor(figures.get("sigmoid_of_logits").get("x"));
        JsonNode expected = figures.get("sigmoid_of_logits").get("y");
        Kernels.ACTIVATIONS.sigmoid(x, x);

        for (int i = 0; i < x.length(); i++) {
            double figure = expected.get(i).asDouble();
            assertThat((double) x.get(i)).isCloseTo(figure, within(3e-7 * figure));
        }
    }

    @Test
    void softmax() {
        Tensor x = tensor(figures.get("softmax").get("x")).reshaped(3, 3);
        Kernels.ACTIVATIONS.softmax(Matrix.of(x), Matrix.of(x));

        near(x, figures.get("softmax").get("y"), 1.2e-7);
    }

    @Test
    void layerNorm() {
        JsonNode expected = figures.get("layer_norm");
        Tensor gain = tensor(expected.get("gain"));
        Tensor x = tensor(expected.get("x"));
        Matrix rows = Matrix.of(x.reshaped(x.length() / gain.length(), gain.length()));
        float epsilon = (float) expected.get("epsilon").asDouble();
        Kernels.ACTIVATIONS.layerNorm(rows, gain, tensor(expected.get("bias")), epsilon, rows);

        near(x, expected.get("y"), 1e-6);
    }

    @Test
    void adam() {
        JsonNode expected = figures.get("adam");
        AdamSettings settings = AdamSettings.withRate((float) expected.get("rate").asDouble());
        Tensor w = tensor(expected.get("w0"));
        Tensor first = Tensor.zeros(arena, w.length());
        Tensor second = Tensor.zeros(arena, w.length());

        int step = 0;
        for (JsonNode each : expected.get("steps")) {
            step++;
            Kernels.OPTIMISERS.adam(settings, step, w, tensor(each.get("grad")), first, second);
            near(w, each.get("w_after"), 3e-7);
        }
        assertThat(step).isEqualTo(5);
    }
}
