package io.driftcast.app.bench.kernels;

/**
 * The model file of an {@link EncoderCase}. Operators of ONNX Runtime's own are those of
 * https://github.com/microsoft/onnxruntime/blob/main/docs/ContribOperators.md.
 */
final class OnnxEncoderModel {

    private static final int WIDTH = EncoderCase.WIDTH;
    private static final int INNER = EncoderCase.INNER;
    private static final float EPSILON = 1e-5f;
    private static final double LONGEST_WAVE = 10_000;

    private final OnnxModel model = new OnnxModel("encoder");
    private final EncoderCase.Parts parts;
    private final int length;

    OnnxEncoderModel(EncoderCase encoder, int length) {
        parts = encoder.parts();
        this.length = length;
        model.integers("ids", length);
        model.constant("sequence", 1, length, WIDTH);
        model.constant("rows", length, WIDTH);
        embed();
        String x = "x";
        for (int layer = 0; layer < EncoderCase.LAYERS; layer++) {
            x = layer(layer, x);
        }
        model.add(
                new OnnxNode("ReduceMean")
                        .inputs(x)
                        .outputs("pooled")
                        .integers("axes", 0)
                        .integer("keepdims", 1));
        linear("head", "pooled", "y", WIDTH, EncoderCase.OUTPUTS);
        model.output("y", 1, EncoderCase.OUTPUTS);
    }

    byte[] file() {
        return model.file();
    }

    private void embed() {
        float[] embeddings = parts.next(EncoderCase.VOCABULARY * WIDTH);
        for (int i = 0; i < embeddings.length; i++) {
            embeddings[i] *= (float) Math.sqrt(WIDTH);
        }
        model.constant("embeddings", embeddings, EncoderCase.VOCABULARY, WIDTH);
        float[] positions = new float[length * WIDTH];
        for (int i = 0; i < positions.length; i++) {
            int column = i % WIDTH;
            int place = i / WIDTH;
            double angle = place / Math.pow(LONGEST_WAVE, (column - column % 2.0) / WIDTH);
            positions[i] = (float) (column % 2 == 0 ? Math.sin(angle) : Math.cos(angle));
        }
        model.constant("positions", positions, length, WIDTH);
        model.add(new OnnxNode("Gather").inputs("embeddings", "ids").outputs("tokens"));
        model.add(new OnnxNode("Add").inputs("tokens", "positions").outputs("x"));
    }

    /** Returns the name of what leaves it. */
    private String layer(int number, String x) {
        String of = number + ".";
        attention(of, x);
        linear(of + "out", of + "context", of + "attended", WIDTH, WIDTH);
        norm(of + "first", of + "attended", x, of + "middle");
        linear(of + "in", of + "middle", of + "sums", WIDTH, INNER);
        model.add(new OnnxNode("Relu").inputs(of + "sums").outputs(of + "bent"));
        linear(of + "inner", of + "bent", of + "fed", INNER, WIDTH);
        norm(of + "second", of + "fed", of + "middle", of + "x");
        return of + "x";
    }

    private void attention(String of, String x) {
        model.constant(of + "q", parts.next(WIDTH * 3 * WIDTH), WIDTH, 3L * WIDTH);
        model.constant(of + "qb", parts.next(3 * WIDTH), 3L * WIDTH);
        reshape(x, "sequence", of + "in3");
        model.add(
                new OnnxNode("Attention")
                        .domain(OnnxNode.MICROSOFT)
                        .inputs(of + "in3", of + "q", of + "qb")
                        .outputs(of + "heads")
                        .integer("num_heads", EncoderCase.HEADS));
        reshape(of + "heads", "rows", of + "context");
    }

    private void reshape(String x, String shape, String y) {
        model.add(new OnnxNode("Reshape").inputs(x, shape).outputs(y));
    }

    private void linear(String name, String x, String y, int inputs, int outputs) {
        model.constant(name + ".w", parts.next(inputs * outputs), inputs, outputs);
        model.constant(name + ".b", parts.next(outputs), outputs);
        model.add(new OnnxNode("Gemm").inputs(x, name + ".w", name + ".b").outputs(y));
    }

    private void norm(String name, String x, String skip, String y) {
        model.constant(name + ".gain", parts.next(WIDTH), WIDTH);
        model.constant(name + ".bias", parts.next(WIDTH), WIDTH);
        model.add(
                new OnnxNode("SkipLayerNormalization")
                        .domain(OnnxNode.MICROSOFT)
                        .inputs(x, skip, name + ".gain", name + ".bias")
                        .outputs(y)
                        .real("epsilon", EPSILON));
    }
}
