package io.driftcast.math.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.lang.foreign.Arena;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PackedMatrixTest {

    private final Arena arena = Arena.ofConfined();

    @AfterEach
    void close() {
        arena.close();
    }

    @Test
    void takesOverMatricesOfAnyStrides() {
        KernelTensors k = new KernelTensors(arena);
        for (Matrix matrix :
                new Matrix[] {
                    k.matrix(37, 70),
                    k.byColumns(37, 70),
                    k.matrix(40, 90).rows(2, 37).columns(3, 70)
                }) {
            PackedMatrix packed = new PackedMatrix(arena, 37, 70);
            packed.pack(matrix);
            for (int row = 0; row < 37; row++) {
                for (int column = 0; column < 70; column++) {
                    assertThat(packed.get(row, column)).isEqualTo(matrix.get(row, column));
                }
            }
        }
    }

    @Test
    void fillsTheLastPanelUpWithZeros() {
        PackedMatrix packed = new PackedMatrix(arena, 3, 70);
        packed.pack(new KernelTensors(arena).matrix(3, 70));

        assertThat(packed.panels().shape()).containsExactly(2, 3, PackedMatrix.PANEL);
        for (int row = 0; row < 3; row++) {
            assertThat(packed.panels().at(1).at(row).slice(6, 58).toArray()).containsOnly(0);
        }
    }

    @Test
    void refusesOtherShapes() {
        KernelTensors k = new KernelTensors(arena);
        PackedMatrix packed = new PackedMatrix(arena, 3, 5);

        refused(() -> packed.pack(k.matrix(2, 5)));
        refused(() -> packed.pack(k.matrix(4, 5)));
        refused(() -> packed.pack(k.matrix(3, 4)));
        refused(() -> packed.pack(k.matrix(3, 6)));
        refused(() -> packed.pack(k.matrix(5, 3)));
    }

    @Test
    void refusesNegativeSizes() {
        refused(() -> new PackedMatrix(arena, 3, -5));
        refused(() -> new PackedMatrix(arena, -3, 5));
        refused(() -> new PackedMatrix(arena, 1 << 20, 1 << 20));
        assertThat(new PackedMatrix(arena, 3, 0).columns()).isZero();
        assertThat(new PackedMatrix(arena, 0, 5).rows()).isZero();
    }

    private static void refused(Runnable call) {
        assertThatIllegalArgumentException().isThrownBy(call::run);
    }
}
