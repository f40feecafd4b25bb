package io.driftcast.math.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.lang.foreign.Arena;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TensorTest {

    private final Arena arena = Arena.ofConfined();

    @AfterEach
    void close() {
        arena.close();
    }

    @Test
    void beginsAtACacheLineAndWithZeros() {
        for (int length = 1; length < 40; length++) {
            Tensor tensor = Tensor.zeros(arena, length);
            assertThat(tensor.address() % Tensor.ALIGNMENT).isZero();
            assertThat(tensor.toArray()).containsOnly(0);
        }
        assertThat(Tensor.ALIGNMENT).isEqualTo(64);
    }

    @Test
    void hasOneToFourAxes() {
        assertThat(Tensor.zeros(arena, 2, 3, 4, 5).shape()).containsExactly(2, 3, 4, 5);
        assertThat(Tensor.zeros(arena, 2, 3, 4, 5).rank()).isEqualTo(4);
        assertThat(Tensor.zeros(arena, 7).length()).isEqualTo(7);
        assertThat(Tensor.zeros(arena, 5, 0).length()).isZero();
        refused(() -> Tensor.zeros(arena));
        refused(() -> Tensor.zeros(arena, 1, 1, 1, 1, 1));
    }

    @Test
    void refusesNegativeAxesAndMoreElementsThanFit() {
        refused(() -> Tensor.zeros(arena, -1));
        refused(() -> Tensor.zeros(arena, 2, -3));
        refused(() -> Tensor.zeros(arena, -2, -3));
        refused(() -> Tensor.zeros(arena, Integer.MAX_VALUE / 4 + 1));
        refused(() -> Tensor.zeros(arena, 1 << 16, 1 << 16));
    }

    @Test
    void keepsAShapeOfItsOwn() {
        int[] shape = {2, 3};
        Tensor tensor = Tensor.zeros(arena, shape);
        shape[0] = 9;
        tensor.shape()[1] = 9;
        assertThat(tensor.shape()).containsExactly(2, 3);
    }

    @Test
    void viewsAreOfTheSameElements() {
        Tensor tensor = Tensor.of(arena, new float[] {1, 2, 3, 4, 5, 6}, 3, 2);

        assertThat(tensor.at(1).toArray()).containsExactly(3, 4);
        assertThat(tensor.at(1).shape()).containsExactly(2);
        assertThat(tensor.slice(1, 2).toArray()).containsExactly(3, 4, 5, 6);
        assertThat(tensor.slice(3, 0).shape()).containsExactly(0, 2);
        assertThat(tensor.reshaped(2, 3).at(1).toArray()).containsExactly(4, 5, 6);

        tensor.at(2).fill(9);
        assertThat(tensor.toArray()).containsExactly(1, 2, 3, 4, 9, 9);
    }

    @Test
    void refusesViewsOfWhatIsNotThere() {
        Tensor tensor = Tensor.zeros(arena, 3, 2);

        outOfBounds(() -> tensor.at(-1));
        outOfBounds(() -> tensor.at(3));
        outOfBounds(() -> tensor.slice(2, 2));
        outOfBounds(() -> tensor.slice(-1, 1));
        outOfBounds(() -> tensor.slice(1, -1));
        outOfBounds(() -> Tensor.zeros(arena, 3, 0).slice(2, 2));
        refused(() -> Tensor.zeros(arena, 3).at(0));
        refused(() -> tensor.reshaped(7));
        refused(() -> tensor.reshaped(5));
        refused(() -> tensor.reshaped());
        refused(() -> tensor.reshaped(-3, -2));
    }

    @Test
    void copiesWholeTensorsAndParts() {
        Tensor tensor = Tensor.of(arena, new float[] {1, 2, 3, 4}, 4);
        Tensor other = Tensor.zeros(arena, 2, 2);
        other.copyFrom(tensor);
        assertThat(other.toArray()).containsExactly(1, 2, 3, 4);

        other.copyFrom(1, tensor, 2, 2);
        assertThat(other.toArray()).containsExactly(1, 3, 4, 4);
    }

    @Test
    void refusesToCopyOtherLengths() {
        Tensor tensor = Tensor.zeros(arena, 4);

        refused(() -> Tensor.of(arena, new float[3], 4));
        refused(() -> tensor.copyFrom(new float[5]));
        refused(() -> tensor.copyFrom(new float[3]));
        refused(() -> tensor.copyFrom(Tensor.zeros(arena, 3)));
        refused(() -> tensor.copyFrom(Tensor.zeros(arena, 5)));
        refused(() -> tensor.copyTo(new float[3]));
        refused(() -> tensor.copyTo(new float[5]));
        outOfBounds(() -> tensor.copyFrom(3, tensor, 0, 2));
        outOfBounds(() -> tensor.copyFrom(0, tensor, 3, 2));
        outOfBounds(() -> tensor.copyFrom(-1, tensor, 0, 1));
        outOfBounds(() -> tensor.get(4));
        outOfBounds(() -> tensor.set(-1, 0));
    }

    private static void refused(Runnable call) {
        assertThatIllegalArgumentException().isThrownBy(call::run);
    }

    private static void outOfBounds(Runnable call) {
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(call::run);
    }
}
