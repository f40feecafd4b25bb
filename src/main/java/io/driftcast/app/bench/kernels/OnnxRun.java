package io.driftcast.app.bench.kernels;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions;
import io.driftcast.app.bench.BenchException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A model in ONNX Runtime: on the calling thread alone, with all optimisations of the graph, from
 * and to tensors that are made once. Not thread-safe.
 */
final class OnnxRun implements AutoCloseable {

    private static final int ALIGNMENT = 64;

    private final OrtEnvironment environment;
    private final OrtSession session;
    private final List<OnnxTensor> tensors = new ArrayList<>();

    /**
     * What goes in and out of a call.
     *
     * @param inputs by their names in the model
     * @param outputs those that are wanted; they are written in place
     */
    record Binding(Map<String, OnnxTensor> inputs, Map<String, OnnxTensor> outputs) {

        Binding() {
            this(new HashMap<>(), new HashMap<>());
        }

        Binding input(String name, OnnxTensor tensor) {
            inputs.put(name, tensor);
            return this;
        }

        Binding output(String name, OnnxTensor tensor) {
            outputs.put(name, tensor);
            return this;
        }
    }

    /**
     * @throws BenchException if the model is not taken
     */
    OnnxRun(byte[] model) {
        environment = OrtEnvironment.getEnvironment();
        try (SessionOptions options = new SessionOptions()) {
            options.setOptimizationLevel(SessionOptions.OptLevel.ALL_OPT);
            options.setExecutionMode(SessionOptions.ExecutionMode.SEQUENTIAL);
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            session = environment.createSession(model, options);
        } catch (OrtException e) {
            throw failure(e);
        }
    }

    /** A tensor of zeros, until this is closed. */
    OnnxTensor tensor(long... shape) {
        long length = 1;
        for (long size : shape) {
            length *= size;
        }
        FloatBuffer buffer = memory(length * Float.BYTES).asFloatBuffer();
        try {
            OnnxTensor tensor = OnnxTensor.createTensor(environment, buffer, shape);
            tensors.add(tensor);
            return tensor;
        } catch (OrtException e) {
            throw failure(e);
        }
    }

    /** A row of integers, until this is closed. */
    OnnxTensor integers(long... values) {
        LongBuffer buffer = memory((long) values.length * Long.BYTES).asLongBuffer();
        buffer.put(values).rewind();
        try {
            OnnxTensor tensor =
                    OnnxTensor.createTensor(environment, buffer, new long[] {values.length});
            tensors.add(tensor);
            return tensor;
        } catch (OrtException e) {
            throw failure(e);
        }
    }

    private static ByteBuffer memory(long length) {
        int bytes = Math.toIntExact(length);
        // A slice ends at a multiple of its alignment too.
        return ByteBuffer.allocateDirect(bytes + 2 * ALIGNMENT)
                .alignedSlice(ALIGNMENT)
                .limit(bytes)
                .slice()
                .order(ByteOrder.nativeOrder());
    }

    /** The elements of a tensor of {@link #tensor}, in place. */
    static FloatBuffer elements(OnnxTensor tensor) {
        return (FloatBuffer)
                tensor.getBufferRef().orElseThrow(() -> new BenchException("no buffer behind it"));
    }

    /** One call. */
    void run(Binding binding) {
        try (OrtSession.Result _ = session.run(binding.inputs, binding.outputs)) {
            // The outputs are in their tensors.
        } catch (OrtException e) {
            throw failure(e);
        }
    }

    private static BenchException failure(OrtException e) {
        return new BenchException("ONNX Runtime: " + e.getMessage(), e);
    }

    @Override
    public void close() {
        tensors.forEach(OnnxTensor::close);
        try {
            session.close();
        } catch (OrtException e) {
            throw failure(e);
        }
    }
}
