package io.driftcast.math.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.lang.foreign.Arena;
import java.lang.ref.WeakReference;
import java.util.Locale;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Inference steps against their reference, single rows and the training pass, bit for bit. */
class RecurrentStepTest {

    private static final int STEPS = 3;

    private final SplittableRandom random = new SplittableRandom(991);

    private Tensor random(Arena arena, int... shape) {
        Tensor tensor = Tensor.zeros(arena, shape);
        for (int i = 0; i < tensor.length(); i++) {
            tensor.set(i, (float) (random.nextDouble() * 2 - 1));
        }
        return tensor;
    }

    private static Matrix rows(Tensor tensor) {
        return new Matrix(tensor, 0, tensor.size(0), tensor.size(1), tensor.size(1), 1);
    }

    private static void copyRow(Tensor from, int fromRow, Tensor to, int toRow) {
        int columns = from.size(1);
        to.copyFrom(toRow * columns, from, fromRow * columns, columns);
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "3, 8", "8, 16", "5, 17", "16, 32", "7, 65", "64, 64"})
    void lstmStepsHaveTheReferencesBits(int inputs, int units) {
        for (int batch : new int[] {1, 2, 3, 7, 64}) {
            for (boolean peephole : new boolean[] {false, true}) {
                try (Arena arena = Arena.ofConfined()) {
                    compare(arena, inputs, units, batch, peephole);
                }
            }
        }
    }

    private void compare(Arena arena, int inputs, int units, int batch, boolean peephole) {
        Tensor w = random(arena, inputs, 4 * units);
        Tensor r = random(arena, units, 4 * units);
        Tensor bias = random(arena, 4 * units);
        Tensor peepholes = peephole ? random(arena, 3, units) : null;
        LstmWeights weights = new LstmWeights(arena, rows(w), rows(r), bias, peepholes);
        LstmStep vector = new LstmStep(arena, weights, batch, false);
        LstmStep scalar = new LstmStep(arena, weights, batch, true);
        LstmStep single = new LstmStep(arena, weights, 1, false);
        vector.hidden().copyFrom(random(arena, batch, units));
        vector.cell().copyFrom(random(arena, batch, units));
        scalar.hidden().copyFrom(vector.hidden());
        scalar.cell().copyFrom(vector.cell());
        int last = batch - 1;
        copyRow(vector.hidden(), last, single.hidden(), 0);
        copyRow(vector.cell(), last, single.cell(), 0);
        Tensor hidden = Tensor.of(arena, vector.hidden().toArray(), batch, units);
        Tensor cell = Tensor.of(arena, vector.cell().toArray(), batch, units);
        for (int step = 0; step < STEPS; step++) {
            Tensor x = random(arena, batch, inputs);
            vector.input().copyFrom(x);
            scalar.input().copyFrom(x);
            copyRow(x, last, single.input(), 0);
            vector.step();
            scalar.step();
            single.step();
            train(arena, x, rows(w), rows(r), bias, peepholes, hidden, cell);
        }
        String shape =
                String.format(Locale.ROOT, "%d inputs, %d units, batch %d", inputs, units, batch);
        assertThat(vector.hidden().toArray()).as(shape).isEqualTo(scalar.hidden().toArray());
        assertThat(vector.cell().toArray()).as(shape).isEqualTo(scalar.cell().toArray());
        assertThat(vector.hidden().at(last).toArray())
                .as(shape)
                .isEqualTo(single.hidden().toArray());
        assertThat(vector.cell().at(last).toArray()).as(shape).isEqualTo(single.cell().toArray());
        assertThat(vector.hidden().toArray()).as(shape).isEqualTo(hidden.toArray());
        assertThat(vector.cell().toArray()).as(shape).isEqualTo(cell.toArray());
    }

    /** A step as training has it; the state is replaced. */
    private static void train(
            Arena arena,
            Tensor x,
            Matrix w,
            Matrix r,
            Tensor bias,
            @Nullable Tensor peepholes,
            Tensor hidden,
            Tensor cell) {
        int batch = x.size(0);
        Tensor gates = Tensor.zeros(arena, batch, bias.length());
        for (int row = 0; row < batch; row++) {
            gates.copyFrom(row * bias.length(), bias, 0, bias.length());
        }
        Blas blas = new VectorBlas();
        blas.gemm(rows(x), w, rows(gates));
        blas.gemm(rows(hidden), r, rows(gates));
        Matrix tanh = rows(Tensor.zeros(arena, batch, cell.size(1)));
        new VectorRecurrentCells()
                .lstmForward(rows(gates), peepholes, rows(cell), rows(cell), tanh, rows(hidden));
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "3, 8", "8, 16", "5, 17", "7, 65", "64, 64", "3, 128", "520, 70"})
    void rnnStepsHaveTheReferencesBits(int inputs, int units) {
        for (int batch : new int[] {1, 2, 7}) {
            try (Arena arena = Arena.ofConfined()) {
                Matrix w = rows(random(arena, inputs, units));
                Matrix r = rows(random(arena, units, units));
                Tensor bias = random(arena, units);
                RnnStep vector =
                        new RnnStep(
                                arena,
                                new RnnWeights(arena, w, r, bias),
                                batch,
                                false,
                                new VectorActivations());
                RnnStep scalar =
                        new RnnStep(
                                arena,
                                new RnnWeights(arena, w, r, bias),
                                batch,
                                true,
                                new ScalarActivations());
                for (int step = 0; step < STEPS; step++) {
                    vector.input().copyFrom(random(arena, batch, inputs));
                    scalar.input().copyFrom(vector.input());
                    vector.step();
                    scalar.step();
                }
                assertThat(vector.hidden().toArray()).isEqualTo(scalar.hidden().toArray());
            }
        }
    }

    @Test
    void refusesShapesThatDoNotFit() {
        try (Arena arena = Arena.ofConfined()) {
            Matrix w = rows(random(arena, 3, 20));
            Matrix r = rows(random(arena, 5, 20));
            Tensor bias = random(arena, 20);
            LstmWeights weights = new LstmWeights(arena, w, r, bias, null);
            assertThat(weights.inputs()).isEqualTo(3);
            assertThat(weights.units()).isEqualTo(5);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new LstmWeights(arena, r, w, bias, null));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new LstmWeights(arena, w, r, random(arena, 5), null));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new LstmWeights(arena, w, r, bias, random(arena, 5)));
            assertThatIllegalArgumentException().isThrownBy(() -> new LstmStep(arena, weights, 0));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new RnnWeights(arena, w, r, bias));
        }
    }

    @Test
    void aRefusedStepLetsGoOfItsOperands() {
        WeakReference<Tensor> operand = refusedStep();
        for (int i = 0; i < 50 && operand.get() != null; i++) {
            System.gc();
        }
        assertThat(operand.get()).isNull();
    }

    private WeakReference<Tensor> refusedStep() {
        try (Arena open = Arena.ofConfined()) {
            Matrix w = rows(random(open, 3, 256));
            Matrix r = rows(random(open, 64, 256));
            LstmWeights weights = new LstmWeights(open, w, r, random(open, 256), null);
            LstmStep step;
            try (Arena closed = Arena.ofConfined()) {
                step = new LstmStep(closed, weights, 1, false);
            }
            assertThatIllegalStateException().isThrownBy(step::step);
            return new WeakReference<>(weights.matrix().panels());
        }
    }

    @Test
    void refusesAClosedArena() {
        LstmStep step;
        try (Arena arena = Arena.ofConfined()) {
            Matrix w = rows(random(arena, 3, 20));
            Matrix r = rows(random(arena, 5, 20));
            step = new LstmStep(arena, new LstmWeights(arena, w, r, random(arena, 20), null), 1);
        }
        assertThatIllegalStateException().isThrownBy(step::step);
    }
}
