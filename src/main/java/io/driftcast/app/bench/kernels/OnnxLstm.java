package io.driftcast.app.bench.kernels;

import ai.onnxruntime.OnnxTensor;
import io.driftcast.app.bench.kernels.OnnxRun.Binding;
import java.nio.FloatBuffer;

/**
 * ONNX Runtime's LSTM, of one step or of several a call; a call begins with the state that the call
 * before left. Not thread-safe.
 */
final class OnnxLstm implements AutoCloseable {

    private final OnnxRun run;
    private final OnnxTensor input;
    private final OnnxTensor[] hidden;
    private final OnnxTensor[] cell;
    private final Binding[] bindings;
    private int turn;

    OnnxLstm(LstmCase lstm, int sequence, int batch) {
        run = new OnnxRun(OnnxModel.lstm(lstm, sequence, batch));
        int units = lstm.hidden();
        input = run.tensor(sequence, batch, lstm.inputs());
        hidden = new OnnxTensor[] {run.tensor(1, batch, units), run.tensor(1, batch, units)};
        cell = new OnnxTensor[] {run.tensor(1, batch, units), run.tensor(1, batch, units)};
        bindings = new Binding[] {binding(0, 1), binding(1, 0)};
        if (sequence > 1) {
            // The hidden values of all steps, as our steps leave them one after the other.
            OnnxTensor all = run.tensor(sequence, 1, batch, units);
            for (Binding binding : bindings) {
                binding.output("y", all);
            }
        }
    }

    private Binding binding(int from, int to) {
        return new Binding()
                .input("x", input)
                .input("h", hidden[from])
                .input("c", cell[from])
                .output("y_h", hidden[to])
                .output("y_c", cell[to]);
    }

    /** What goes in: sequence x batch x inputs. */
    FloatBuffer input() {
        return OnnxRun.elements(input);
    }

    /** The hidden values after the last call: batch x hidden. */
    FloatBuffer hidden() {
        return OnnxRun.elements(hidden[turn]);
    }

    /** One call. */
    void call() {
        run.run(bindings[turn]);
        turn = 1 - turn;
    }

    @Override
    public void close() {
        run.close();
    }
}
