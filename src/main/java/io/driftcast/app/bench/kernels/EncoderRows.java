package io.driftcast.app.bench.kernels;

import io.driftcast.app.bench.BenchException;
import io.driftcast.math.kernel.FmaPeak;
import io.driftcast.math.kernel.KernelMode;
import io.driftcast.math.network.attention.TokenReader;
import java.lang.foreign.Arena;
import java.nio.FloatBuffer;
import java.util.Locale;
import java.util.random.RandomGenerator;

/**
 * An encoder that reads one text at a time beside ONNX Runtime's on the same weights, and beside
 * the most that the core can multiply and add.
 */
final class EncoderRows {

    private static final int[] LENGTHS = {32, 64, 128};
    private static final int PEAK_ROUNDS = 20_000;
    private static final String PEAK =
            "multiply-adds on registers alone (%s), one thread".formatted(KernelMode.describe());
    private static final float TOLERANCE = 1e-4f;

    private final Comparison comparison;
    private final OnnxRuntime.Presence onnx;
    private final RandomGenerator random;

    EncoderRows(Comparison comparison, OnnxRuntime.Presence onnx, RandomGenerator random) {
        this.comparison = comparison;
        this.onnx = onnx;
        this.random = random;
    }

    void add() throws InterruptedException {
        EncoderCase encoder = EncoderCase.random(random);
        for (int length : LENGTHS) {
            row(encoder, random.ints(length, 0, EncoderCase.VOCABULARY).toArray());
        }
    }

    private void row(EncoderCase encoder, int[] ids) throws InterruptedException {
        String name = String.format(Locale.ROOT, "encoder, %d tokens", ids.length);
        try (Arena arena = Arena.ofConfined()) {
            TokenReader reader = new TokenReader(arena, encoder.packed(arena), ids.length);
            float[] outputs = new float[EncoderCase.OUTPUTS];
            besideOnnx(name + ", beside ONNX Runtime", encoder, reader, ids, outputs);
            double operations = EncoderCase.operations(EncoderCase.INNER, ids.length);
            comparison.row(
                    name + ", of the peak",
                    Unit.RATE,
                    new Work(() -> read(reader, ids, outputs), operations),
                    PEAK,
                    peak());
        }
    }

    private static Work peak() {
        return new Work(() -> FmaPeak.run(PEAK_ROUNDS), FmaPeak.operations(PEAK_ROUNDS));
    }

    private void besideOnnx(
            String name, EncoderCase encoder, TokenReader reader, int[] ids, float[] outputs)
            throws InterruptedException {
        Work ours = new Work(() -> read(reader, ids, outputs), 1);
        if (!onnx.there()) {
            comparison.alone(name, Unit.MICROSECONDS, ours, onnx.words());
            return;
        }
        try (OnnxEncoder theirs = new OnnxEncoder(encoder, ids)) {
            FloatBuffer result = theirs.outputs();
            theirs.call();
            ours.call().run();
            check(name, outputs, result);
            comparison.row(
                    name,
                    Unit.MICROSECONDS,
                    ours,
                    onnx.words() + ": Attention, SkipLayerNormalization and Gemm, a call a text",
                    new Work(
                            () -> {
                                theirs.call();
                                return result.get(0);
                            },
                            1));
        }
    }

    private static double read(TokenReader reader, int[] ids, float[] outputs) {
        reader.read(ids, ids.length, outputs);
        return outputs[0];
    }

    private static void check(String name, float[] ours, FloatBuffer theirs) {
        for (int i = 0; i < ours.length; i++) {
            if (!(Math.abs(ours[i] - theirs.get(i)) <= TOLERANCE)) {
                throw new BenchException(
                        String.format(
                                Locale.ROOT,
                                "%s: output %d is %s of ours and %s of theirs",
                                name,
                                i,
                                ours[i],
                                theirs.get(i)));
            }
        }
    }
}
