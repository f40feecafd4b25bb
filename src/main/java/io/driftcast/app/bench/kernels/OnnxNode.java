package io.driftcast.app.bench.kernels;

/**
 * One operator of an {@link OnnxModel} while it is written, its fields in the order of the calls.
 */
final class OnnxNode {

    /** The domain of ONNX Runtime's own operators, such as those that its optimiser puts in. */
    static final String MICROSOFT = "com.microsoft";

    private static final int INPUT = 1;
    private static final int OUTPUT = 2;
    private static final int OPERATOR = 4;
    private static final int ATTRIBUTE = 5;
    private static final int DOMAIN = 7;
    private static final int ATTRIBUTE_NAME = 1;
    private static final int ATTRIBUTE_FLOAT = 2;
    private static final int ATTRIBUTE_INT = 3;
    private static final int ATTRIBUTE_INTS = 8;
    private static final int ATTRIBUTE_TYPE = 20;

    /** The enumeration's numbers of attributes' types. */
    private static final int FLOAT = 1;

    private static final int INT = 2;
    private static final int INTS = 7;

    private final ProtoMessage message = new ProtoMessage();

    OnnxNode(String operator) {
        message.text(OPERATOR, operator);
    }

    /** An operator that is not of ONNX itself. */
    OnnxNode domain(String name) {
        message.text(DOMAIN, name);
        return this;
    }

    /** What goes in; an empty name is an input that is not there. */
    OnnxNode inputs(String... names) {
        for (String name : names) {
            message.text(INPUT, name);
        }
        return this;
    }

    /** What comes out. */
    OnnxNode outputs(String... names) {
        for (String name : names) {
            message.text(OUTPUT, name);
        }
        return this;
    }

    /** An attribute that is an integer. */
    OnnxNode integer(String name, long value) {
        return attribute(name, INT, new ProtoMessage().number(ATTRIBUTE_INT, value));
    }

    /** An attribute that is a list of one integer. */
    OnnxNode integers(String name, long value) {
        return attribute(name, INTS, new ProtoMessage().number(ATTRIBUTE_INTS, value));
    }

    /** An attribute that is a number. */
    OnnxNode real(String name, float value) {
        return attribute(name, FLOAT, new ProtoMessage().real(ATTRIBUTE_FLOAT, value));
    }

    private OnnxNode attribute(String name, int type, ProtoMessage attribute) {
        message.message(
                ATTRIBUTE, attribute.text(ATTRIBUTE_NAME, name).number(ATTRIBUTE_TYPE, type));
        return this;
    }

    ProtoMessage message() {
        return message;
    }
}
