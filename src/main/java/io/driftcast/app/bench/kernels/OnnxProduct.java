package io.driftcast.app.bench.kernels;

import ai.onnxruntime.OnnxTensor;
import io.driftcast.app.bench.kernels.OnnxRun.Binding;
import java.nio.FloatBuffer;

/** ONNX Runtime's product by a constant matrix, which it packs beforehand. Not thread-safe. */
final class OnnxProduct implements AutoCloseable {

    private final OnnxRun run;
    private final OnnxTensor input;
    private final OnnxTensor result;
    private final Binding binding;

    /**
     * @param right inner x columns, row by row
     */
    OnnxProduct(float[] right, int rows, int inner, int columns) {
        run = new OnnxRun(OnnxModel.product(right, rows, inner, columns));
        input = run.tensor(rows, inner);
        result = run.tensor(rows, columns);
        binding = new Binding().input("a", input).output("y", result);
    }

    /** What goes in: rows x inner. */
    FloatBuffer input() {
        return OnnxRun.elements(input);
    }

    /** What came of the last call: rows x columns. */
    FloatBuffer result() {
        return OnnxRun.elements(result);
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
