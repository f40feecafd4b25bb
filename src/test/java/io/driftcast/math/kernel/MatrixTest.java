package io.driftcast.math.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.lang.foreign.Arena;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MatrixTest {

    private final Arena arena = Arena.ofConfined();

    @AfterEach
    void close() {
        arena.close();
    }

    /** The numbers from 0. */
    private Tensor counted(int... shape) {
        Tensor tensor = Tensor.zeros(arena, shape);
        for (int i = 0; i < tensor.length(); i++) {
            tensor.set(i, i);
        }
        return tensor;
    }

    @Test
    void allAxesButTheLastAreTheRows() {
        shape(Matrix.of(counted(2, 3)), 2, 3);
        shape(Matrix.of(counted(2, 3, 4)), 6, 4);
        shape(Matrix.of(counted(5)), 1, 5);
        shape(Matrix.of(counted(5, 0)), 5, 0);
        shape(Matrix.of(counted(2, 3, 0)), 6, 0);
        shape(Matrix.of(counted(0, 5)), 0, 5);
    }

    private static void shape(Matrix matrix, int rows, int columns) {
        assertThat(matrix.rows()).isEqualTo(rows);
        assertThat(matrix.columns()).isEqualTo(columns);
    }

    @Test
    void viewsAreOfTheSameElements() {
        Matrix matrix = Matrix.of(counted(4, 5));
        Matrix block = matrix.rows(1, 2).columns(2, 3);

        shape(block, 2, 3);
        assertThat(block.get(1, 2)).isEqualTo(14);
        shape(block.transposed(), 3, 2);
        assertThat(block.transposed().get(2, 1)).isEqualTo(14);
        assertThat(block.transposed().rows(1, 2).get(1, 0)).isEqualTo(9);

        block.set(0, 0, -1);
        assertThat(matrix.get(1, 2)).isEqualTo(-1);
    }

    @Test
    void refusesNegativeNumbers() {
        Tensor tensor = counted(20);
        assertThat(new Matrix(tensor, 1, 2, 3, 4, 5).get(1, 2)).isEqualTo(15);

        outOfBounds(() -> new Matrix(tensor, -1, 2, 3, 4, 5));
        outOfBounds(() -> new Matrix(tensor, 1, -2, 3, 4, 5));
        outOfBounds(() -> new Matrix(tensor, 1, 2, -3, 4, 5));
        outOfBounds(() -> new Matrix(tensor, 15, 2, 3, -4, 2));
        outOfBounds(() -> new Matrix(tensor, 15, 2, 3, 1, -5));
    }

    @Test
    void refusesALastElementOutsideOfItsTensor() {
        Tensor tensor = counted(15);
        assertThat(new Matrix(tensor, 0, 2, 3, 4, 5).get(1, 2)).isEqualTo(14);

        outOfBounds(() -> new Matrix(tensor, 1, 2, 3, 4, 5));
        outOfBounds(() -> new Matrix(tensor, 0, 2, 3, 5, 5));
        outOfBounds(() -> new Matrix(tensor, 0, 3, 1, Integer.MAX_VALUE, 1));
    }

    @Test
    void refusesRowsAndColumnsThatItHasNot() {
        Matrix matrix = Matrix.of(counted(10, 10)).rows(2, 4).columns(3, 5);

        outOfBounds(() -> matrix.rows(3, 2));
        outOfBounds(() -> matrix.rows(-1, 2));
        outOfBounds(() -> matrix.rows(1, -1));
        outOfBounds(() -> matrix.columns(4, 2));
        outOfBounds(() -> matrix.columns(-1, 2));
        outOfBounds(() -> matrix.columns(1, -1));
    }

    @Test
    void anEmptyViewBeginsAtTheTensorsFirstElementWhateverTheStrides() {
        Tensor tensor = counted(5);
        Matrix rows = new Matrix(tensor, 0, 3, 0, Integer.MAX_VALUE, 1);
        Matrix columns = rows.transposed();

        assertThat(rows.rows(2, 0).offset()).isZero();
        assertThat(rows.rows(2, 1).offset()).isZero();
        assertThat(columns.columns(2, 0).offset()).isZero();
        assertThat(columns.columns(2, 1).offset()).isZero();
        assertThat(Matrix.of(counted(3, 4)).rows(3, 0).offset()).isZero();
        assertThat(Matrix.of(counted(3, 4)).columns(4, 0).offset()).isZero();
    }

    private static void outOfBounds(Runnable call) {
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(call::run);
    }
}
