package io.driftcast.kernel;

import java.util.Objects;

/** The reference of {@link Activations}. */
final class ScalarActivations implements Activations {

    /** A function of one element. */
    private interface Function {
        float of(float x);
    }

    @Override
    public void sigmoid(Tensor x, Tensor y) {
        each(x, y, value -> (float) (1 / (1 + Math.exp(-value))));
    }

    @Override
    public void tanh(Tensor x, Tensor y) {
        each(x, y, value -> (float) Math.tanh(value));
    }

    @Override
    public void relu(Tensor x, Tensor y) {
        each(x, y, value -> value > 0 ? value : 0 * value);
    }

    @Override
    public void gelu(Tensor x, Tensor y) {
        throw new UnsupportedOperationException("gelu");
    }

    @Override
    public void exp(Tensor x, Tensor y) {
        each(x, y, value -> (float) Math.exp(value));
    }

    private static void each(Tensor x, Tensor y, Function function) {
        Shapes.same(x, y);
        for (int i = 0; i < x.length(); i++) {
            y.set(i, function.of(x.get(i)));
        }
    }

    @Override
    public void softmax(Matrix x, Matrix y) {
        throw new UnsupportedOperationException("softmax");
    }

    @Override
    public void layerNorm(Matrix x, Tensor gain, Tensor bias, float epsilon, Matrix y) {
        throw new UnsupportedOperationException("layer norm");
    }

    @Override
    public void gather(Matrix table, int[] ids, int count, Matrix y) {
        Objects.checkFromIndexSize(0, count, ids.length);
        Shapes.matrix(y, count, table.columns());
        for (int i = 0; i < count; i++) {
            Objects.checkIndex(ids[i], table.rows());
            for (int n = 0; n < table.columns(); n++) {
                y.set(i, n, table.get(ids[i], n));
            }
        }
    }
}
