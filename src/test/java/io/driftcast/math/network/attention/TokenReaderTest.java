package io.driftcast.math.network.attention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.driftcast.math.kernel.Matrix;
import io.driftcast.math.kernel.Tensor;
import io.driftcast.math.kernel.WorkerTeam;
import io.driftcast.math.network.Dropout;
import java.lang.foreign.Arena;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenReaderTest {

    private static final int VOCABULARY = 30;
    private static final int LONGEST = 70;
    private static final float TOLERANCE = 2e-5f;

    private static TokenNetworkShape shape(
            int layers, int width, int heads, int inner, Rectifier rectifier, NormPlace place) {
        return new TokenNetworkShape(
                VOCABULARY,
                layers,
                new EncoderLayerShape(width, heads, inner, rectifier, place),
                3);
    }

    /** Also what training begins with at 0 or 1 is something else. */
    private static TokenNetworkParameters parameters(Arena arena, TokenNetworkShape shape) {
        TokenNetworkParameters parameters = TokenNetworkParameters.random(arena, shape, 3);
        SplittableRandom random = new SplittableRandom(4);
        Tensor flat = parameters.flat();
        for (int i = 0; i < flat.length(); i++) {
            flat.set(i, flat.get(i) + (float) (0.1 * random.nextGaussian()));
        }
        return parameters;
    }

    private static TokenNetwork network(Arena arena, TokenNetworkParameters parameters) {
        return new TokenNetwork(
                arena,
                new WorkerTeam(1),
                parameters,
                TokenNetworkParameters.zeros(arena, parameters.shape()),
                Dropout.NONE,
                1,
                LONGEST);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 16, 2, 24, RELU, LAST",
        "0, 5, 1, 3, GELU, FIRST",
        "1, 16, 2, 24, RELU, LAST",
        "1, 16, 2, 24, GELU, FIRST",
        "2, 64, 4, 80, RELU, LAST",
        "2, 33, 3, 50, GELU, LAST",
        "3, 35, 5, 17, RELU, FIRST",
        "2, 1, 1, 1, RELU, LAST",
        "2, 7, 7, 9, GELU, FIRST",
        "1, 128, 4, 256, RELU, LAST",
        "2, 72, 1, 130, GELU, FIRST"
    })
    void readingSaysWhatTheNetworkInTrainingSays(
            int layers, int width, int heads, int inner, Rectifier rectifier, NormPlace place) {
        TokenNetworkShape shape = shape(layers, width, heads, inner, rectifier, place);
        SplittableRandom random = new SplittableRandom(5);
        try (Arena arena = Arena.ofConfined()) {
            TokenNetworkParameters parameters = parameters(arena, shape);
            TokenNetwork network = network(arena, parameters);
            TokenReader reader =
                    new TokenReader(arena, new PackedTokenNetwork(arena, parameters), LONGEST);
            Matrix expected = Matrix.of(Tensor.zeros(arena, 1, 3));
            float[] outputs = new float[3];
            for (int length : new int[] {1, 2, 3, 15, 16, 17, 70, 64, 31, 5}) {
                int[] ids = random.ints(length, 0, VOCABULARY).toArray();
                network.batch().begin(1);
                network.batch().add(0, ids);
                network.predict(expected);
                reader.read(Arrays.copyOf(ids, LONGEST), length, outputs);

                assertThat(outputs)
                        .as("%s of %s", shape, length)
                        .usingComparatorWithPrecision(TOLERANCE)
                        .containsExactly(expected.tensor().toArray());
                for (int layer = 0; layer < layers; layer++) {
                    for (int head = 0; head < heads; head++) {
                        weights(network.weights(layer, 0, head), reader, layer, head);
                    }
                }
            }
        }
    }

    private static void weights(Matrix expected, TokenReader reader, int layer, int head) {
        int length = expected.rows();
        float[] weights = new float[length * length];
        reader.weights(layer, head, weights);
        for (int query = 0; query < length; query++) {
            double sum = 0;
            for (int key = 0; key < length; key++) {
                float weight = weights[query * length + key];
                assertThat(weight).isCloseTo(expected.get(query, key), within(TOLERANCE));
                sum += weight;
            }
            assertThat(sum).isCloseTo(1, within(1e-5));
        }
    }

    @Test
    void aReadIsTheSameWhateverWasReadBefore() {
        TokenNetworkShape shape = shape(2, 24, 2, 40, Rectifier.GELU, NormPlace.LAST);
        SplittableRandom random = new SplittableRandom(6);
        try (Arena arena = Arena.ofConfined()) {
            PackedTokenNetwork network = new PackedTokenNetwork(arena, parameters(arena, shape));
            TokenReader used = new TokenReader(arena, network, LONGEST);
            float[] outputs = new float[3];
            float[] first = new float[3];
            for (int i = 0; i < 30; i++) {
                int[] ids = random.ints(random.nextInt(1, LONGEST + 1), 0, VOCABULARY).toArray();
                used.read(ids, ids.length, outputs);
                new TokenReader(arena, network, ids.length).read(ids, ids.length, first);
                assertThat(outputs).isEqualTo(first);
            }
        }
    }

    @Test
    void laterChangesOfTheParametersDoNotReachAPackedNetwork() {
        TokenNetworkShape shape = shape(1, 8, 2, 8, Rectifier.RELU, NormPlace.FIRST);
        try (Arena arena = Arena.ofConfined()) {
            TokenNetworkParameters parameters = parameters(arena, shape);
            TokenReader reader =
                    new TokenReader(arena, new PackedTokenNetwork(arena, parameters), 4);
            float[] before = new float[3];
            float[] after = new float[3];
            reader.read(new int[] {1, 2}, 2, before);
            parameters.flat().fill(7);
            reader.read(new int[] {1, 2}, 2, after);
            assertThat(after).isEqualTo(before);
        }
    }

    @Test
    void whatCannotBeReadIsRefused() {
        TokenNetworkShape shape = shape(1, 8, 2, 8, Rectifier.RELU, NormPlace.LAST);
        try (Arena arena = Arena.ofConfined()) {
            PackedTokenNetwork network = new PackedTokenNetwork(arena, parameters(arena, shape));
            TokenReader reader = new TokenReader(arena, network, 4);
            float[] outputs = new float[3];
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new TokenReader(arena, network, 0));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> reader.read(new int[9], 5, outputs));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> reader.read(new int[9], 0, outputs));
            assertThatThrownBy(() -> reader.read(new int[2], 3, outputs))
                    .isInstanceOf(IndexOutOfBoundsException.class);
            assertThatThrownBy(() -> reader.read(new int[] {1, VOCABULARY}, 2, outputs))
                    .isInstanceOf(IndexOutOfBoundsException.class);
            assertThatIllegalStateException().isThrownBy(() -> reader.weights(0, 0, new float[4]));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> reader.read(new int[2], 2, new float[2]));
            reader.read(new int[2], 2, outputs);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> reader.weights(0, 0, new float[9]));
            assertThatThrownBy(() -> reader.weights(1, 0, new float[4]))
                    .isInstanceOf(IndexOutOfBoundsException.class);
            assertThatThrownBy(() -> reader.weights(0, 2, new float[4]))
                    .isInstanceOf(IndexOutOfBoundsException.class);
        }
    }
}
