package io.driftcast.app.bench.kernels;

import io.driftcast.app.bench.BenchException;
import io.driftcast.math.kernel.LstmStep;
import io.driftcast.math.kernel.LstmWeights;
import io.driftcast.math.kernel.Matrix;
import io.driftcast.math.kernel.Tensor;
import java.lang.foreign.Arena;
import java.nio.FloatBuffer;
import java.util.Locale;
import java.util.random.RandomGenerator;

/** Steps of an LSTM beside ONNX Runtime's on the same weights. */
final class LstmStepRows {

    private static final int INPUTS = 8;
    private static final int[] HIDDEN = {32, 64, 128};
    private static final int ONE = 1;
    private static final int MANY = 64;

    /** How many steps a long call has, and how many a call of ours is timed over. */
    private static final int SEQUENCE = 64;

    private static final float TOLERANCE = 1e-5f;

    private final Comparison comparison;
    private final OnnxRuntime.Presence onnx;
    private final RandomGenerator random;

    LstmStepRows(Comparison comparison, OnnxRuntime.Presence onnx, RandomGenerator random) {
        this.comparison = comparison;
        this.onnx = onnx;
        this.random = random;
    }

    void add() throws InterruptedException {
        for (int hidden : HIDDEN) {
            row(hidden, ONE, 1);
        }
        for (int hidden : HIDDEN) {
            row(hidden, ONE, SEQUENCE);
        }
        for (int hidden : HIDDEN) {
            row(hidden, MANY, 1);
        }
    }

    /**
     * @param sequence how many steps of theirs are one call
     */
    private void row(int hidden, int batch, int sequence) throws InterruptedException {
        String name =
                String.format(
                        Locale.ROOT,
                        "LSTM step, batch %d, hidden %d, beside %s",
                        batch,
                        hidden,
                        sequence == 1 ? "a call" : "a long call");
        String words =
                sequence == 1
                        ? "a call a step"
                        : String.format(Locale.ROOT, "a step of a call over %d steps", sequence);
        LstmCase lstm = LstmCase.random(INPUTS, hidden, random);
        float[] x = LstmCase.uniform(random, batch * INPUTS, 1);
        try (Arena arena = Arena.ofConfined()) {
            LstmStep step = step(arena, lstm, batch);
            step.input().copyFrom(x);
            Work ours = new Work(() -> steps(step), SEQUENCE);
            if (!onnx.there()) {
                comparison.alone(name, Unit.NANOSECONDS, ours, onnx.words());
                return;
            }
            try (OnnxLstm theirs = new OnnxLstm(lstm, sequence, batch)) {
                for (int i = 0; i < sequence; i++) {
                    theirs.input().put(i * x.length, x);
                }
                int calls = SEQUENCE / sequence;
                steps(step);
                calls(theirs, calls);
                check(name, step.hidden(), theirs.hidden());
                comparison.row(
                        name,
                        Unit.NANOSECONDS,
                        ours,
                        onnx.words() + ": " + words,
                        new Work(() -> calls(theirs, calls), SEQUENCE));
            }
        }
    }

    private static LstmStep step(Arena arena, LstmCase lstm, int batch) {
        int gates = LstmCase.GATES * lstm.hidden();
        return new LstmStep(
                arena,
                new LstmWeights(
                        arena,
                        matrix(arena, lstm.inputWeights(), lstm.inputs(), gates),
                        matrix(arena, lstm.recurrentWeights(), lstm.hidden(), gates),
                        Tensor.of(arena, lstm.bias(), gates),
                        null),
                batch);
    }

    private static Matrix matrix(Arena arena, float[] values, int rows, int columns) {
        return Matrix.of(Tensor.of(arena, values, rows, columns));
    }

    private static double steps(LstmStep step) {
        for (int i = 0; i < SEQUENCE; i++) {
            step.step();
        }
        return step.hidden().get(0);
    }

    private static double calls(OnnxLstm lstm, int calls) {
        for (int i = 0; i < calls; i++) {
            lstm.call();
        }
        return lstm.hidden().get(0);
    }

    /** After as many steps from the same beginning. */
    private static void check(String name, Tensor ours, FloatBuffer theirs) {
        for (int i = 0; i < theirs.limit(); i++) {
            if (!(Math.abs(ours.get(i) - theirs.get(i)) <= TOLERANCE)) {
                throw new BenchException(
                        String.format(
                                Locale.ROOT,
                                "%s: hidden value %d is %s of ours and %s of theirs",
                                name,
                                i,
                                ours.get(i),
                                theirs.get(i)));
            }
        }
    }
}
