package io.driftcast.app.bench.kernels;

import ai.onnxruntime.OnnxTensor;
import io.driftcast.app.bench.kernels.OnnxRun.Binding;
import java.nio.FloatBuffer;
import java.util.Arrays;

/**
 * ONNX Runtime's encoder over one sequence, made of the operators that its optimiser would put in:
 * attention with its projections in one, sums with their normalisation in one, and linear layers
 * with the bend behind them in one. Not thread-safe.
 */
final class OnnxEncoder implements AutoCloseable {

    private final OnnxRun run;
    private final OnnxTensor outputs;
    private final Binding binding;

    OnnxEncoder(EncoderCase encoder, int... ids) {
        run = new OnnxRun(new OnnxEncoderModel(encoder, ids.length).file());
        outputs = run.tensor(1, EncoderCase.OUTPUTS);
        binding =
                new Binding()
                        .input("ids", run.integers(Arrays.stream(ids).asLongStream().toArray()))
                        .output("y", outputs);
    }

    /** What came of the last call. */
    FloatBuffer outputs() {
        return OnnxRun.elements(outputs);
    }

    /** One call. */
    void call() {
        run.run(binding);
    }

    @Override
    public void close() {
        run.close();
    }
}
