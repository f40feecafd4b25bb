package io.driftcast.app.bench.kernels;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * A model file for ONNX Runtime while it is written. Messages and field numbers are those of
 * https://github.com/onnx/onnx/blob/main/onnx/onnx.proto3, operators those of
 * https://onnx.ai/onnx/operators.
 */
final class OnnxModel {

    private static final int MODEL_IR_VERSION = 1;
    private static final int MODEL_GRAPH = 7;
    private static final int MODEL_OPSET_IMPORT = 8;
    private static final int OPSET_DOMAIN = 1;
    private static final int OPSET_VERSION = 2;
    private static final int GRAPH_NODE = 1;
    private static final int GRAPH_NAME = 2;
    private static final int GRAPH_INITIALIZER = 5;
    private static final int GRAPH_INPUT = 11;
    private static final int GRAPH_OUTPUT = 12;
    private static final int TENSOR_DIMENSION = 1;
    private static final int TENSOR_DATA_TYPE = 2;
    private static final int TENSOR_NAME = 8;
    private static final int TENSOR_RAW_DATA = 9;
    private static final int VALUE_NAME = 1;
    private static final int VALUE_TYPE = 2;
    private static final int TYPE_TENSOR = 1;
    private static final int TENSOR_TYPE_ELEMENT = 1;
    private static final int TENSOR_TYPE_SHAPE = 2;
    private static final int SHAPE_DIMENSION = 1;
    private static final int DIMENSION_VALUE = 1;

    /** The enumeration's numbers of elements' types. */
    private static final int FLOAT = 1;

    private static final int LONG = 7;

    /** Versions of the operators and of the file's format that came together, with ONNX 1.9. */
    private static final int OPERATORS = 14;

    private static final int FORMAT = 7;

    private final ProtoMessage graph = new ProtoMessage();

    OnnxModel(String name) {
        graph.text(GRAPH_NAME, name);
    }

    /**
     * An LSTM over a sequence, forward, without peepholes.
     *
     * <p>Inputs: {@code x} sequence x batch x inputs, {@code h} and {@code c} 1 x batch x hidden.
     * Outputs: {@code y} sequence x 1 x batch x hidden, {@code y_h} and {@code y_c} as the states
     * before.
     */
    static byte[] lstm(LstmCase lstm, int sequence, int batch) {
        int hidden = lstm.hidden();
        OnnxModel model = new OnnxModel("lstm");
        // The input without a name: the sequences' lengths; all are whole.
        model.add(
                new OnnxNode("LSTM")
                        .inputs("x", "w", "r", "b", "", "h", "c")
                        .outputs("y", "y_h", "y_c")
                        .integer("hidden_size", hidden));
        int gates = LstmCase.GATES * hidden;
        model.constant("w", lstm.onnxInputWeights(), 1, gates, lstm.inputs());
        model.constant("r", lstm.onnxRecurrentWeights(), 1, gates, hidden);
        model.constant("b", lstm.onnxBias(), 1, 2L * gates);
        model.input("x", sequence, batch, lstm.inputs());
        model.input("h", 1, batch, hidden);
        model.input("c", 1, batch, hidden);
        model.output("y", sequence, 1, batch, hidden);
        model.output("y_h", 1, batch, hidden);
        model.output("y_c", 1, batch, hidden);
        return model.file();
    }

    /**
     * A product by a constant: input {@code a} rows x inner, output {@code y} rows x columns.
     *
     * @param b inner x columns, row by row
     */
    static byte[] product(float[] b, int rows, int inner, int columns) {
        OnnxModel model = new OnnxModel("product");
        model.add(new OnnxNode("MatMul").inputs("a", "b").outputs("y"));
        model.constant("b", b, inner, columns);
        model.input("a", rows, inner);
        model.output("y", rows, columns);
        return model.file();
    }

    /** An operator; each comes after those that it takes from. */
    void add(OnnxNode node) {
        graph.message(GRAPH_NODE, node.message());
    }

    /** A tensor of numbers. */
    void constant(String name, float[] values, long... shape) {
        byte[] raw = new byte[values.length * Float.BYTES];
        ByteBuffer.wrap(raw).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().put(values);
        constant(name, FLOAT, raw, shape);
    }

    /** A row of integers. */
    void constant(String name, long... values) {
        byte[] raw = new byte[values.length * Long.BYTES];
        ByteBuffer.wrap(raw).order(ByteOrder.LITTLE_ENDIAN).asLongBuffer().put(values);
        constant(name, LONG, raw, values.length);
    }

    private void constant(String name, int type, byte[] raw, long... shape) {
        ProtoMessage tensor = new ProtoMessage();
        for (long size : shape) {
            tensor.number(TENSOR_DIMENSION, size);
        }
        tensor.number(TENSOR_DATA_TYPE, type).text(TENSOR_NAME, name).bytes(TENSOR_RAW_DATA, raw);
        graph.message(GRAPH_INITIALIZER, tensor);
    }

    /** An input of numbers. */
    void input(String name, long... shape) {
        graph.message(GRAPH_INPUT, value(name, FLOAT, shape));
    }

    /** An input of integers. */
    void integers(String name, long... shape) {
        graph.message(GRAPH_INPUT, value(name, LONG, shape));
    }

    /** An output of numbers. */
    void output(String name, long... shape) {
        graph.message(GRAPH_OUTPUT, value(name, FLOAT, shape));
    }

    private static ProtoMessage value(String name, int type, long... shape) {
        ProtoMessage sizes = new ProtoMessage();
        for (long size : shape) {
            sizes.message(SHAPE_DIMENSION, new ProtoMessage().number(DIMENSION_VALUE, size));
        }
        ProtoMessage tensor =
                new ProtoMessage()
                        .number(TENSOR_TYPE_ELEMENT, type)
                        .message(TENSOR_TYPE_SHAPE, sizes);
        return new ProtoMessage()
                .text(VALUE_NAME, name)
                .message(VALUE_TYPE, new ProtoMessage().message(TYPE_TENSOR, tensor));
    }

    byte[] file() {
        return new ProtoMessage()
                .number(MODEL_IR_VERSION, FORMAT)
                .message(MODEL_GRAPH, graph)
                .message(
                        MODEL_OPSET_IMPORT,
                        new ProtoMessage().text(OPSET_DOMAIN, "").number(OPSET_VERSION, OPERATORS))
                .message(
                        MODEL_OPSET_IMPORT,
                        new ProtoMessage()
                                .text(OPSET_DOMAIN, OnnxNode.MICROSOFT)
                                .number(OPSET_VERSION, 1))
                .toBytes();
    }
}
