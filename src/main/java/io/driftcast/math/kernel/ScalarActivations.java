package io.driftcast.math.kernel;

import java.util.Objects;

/** The reference of {@link Activations}. */
final class ScalarActivations implements Activations {

    /** A function of one element. */
    private interface Function {
        float of(float x);
    }

    @Override
    public void sigmoid(Tensor x, Tensor y) {
        each(x, y, Approximations::sigmoid);
    }

    @Override
    public void tanh(Tensor x, Tensor y) {
        each(x, y, Approximations::tanh);
    }

    @Override
    public void relu(Tensor x, Tensor y) {
        each(x, y, Approximations::relu);
    }

    @Override
    public void gelu(Tensor x, Tensor y) {
        each(x, y, Approximations::gelu);
    }

    @Override
    public void exp(Tensor x, Tensor y) {
        each(x, y, Approximations::exp);
    }

    private static void each(Tensor x, Tensor y, Function function) {
        Shapes.elements(x, y);
        for (int i = 0; i < x.length(); i++) {
            y.set(i, function.of(x.get(i)));
        }
    }

    @Override
    public void softmax(Matrix x, Matrix y) {
        ActivationShapes.rows(x, y);
        for (int row = 0; row < x.rows(); row++) {
            float max = Float.NEGATIVE_INFINITY;
            for (int n = 0; n < x.columns(); n++) {
                max = x.get(row, n) > max ? x.get(row, n) : max;
            }
            float[] sums = Scratch.zeroSums();
            for (int n = 0; n < x.columns(); n++) {
                float weight = Approximations.exp(x.get(row, n) - max);
                y.set(row, n, weight);
                sums[n % Blas.PARTIAL_SUMS] += weight;
            }
            float inverse = 1 / Scratch.pairwise(sums);
            for (int n = 0; n < x.columns(); n++) {
                y.set(row, n, inverse * y.get(row, n));
            }
        }
    }

    @Override
    public void layerNorm(Matrix x, Tensor gain, Tensor bias, float epsilon, Matrix y) {
        ActivationShapes.layerNorm(x, gain, bias, epsilon, y);
        for (int row = 0; row < x.rows(); row++) {
            float[] sums = Scratch.zeroSums();
            for (int n = 0; n < x.columns(); n++) {
                sums[n % Blas.PARTIAL_SUMS] += x.get(row, n);
            }
            float mean = Scratch.pairwise(sums) / x.columns();
            float[] squares = Scratch.zeroSums();
            for (int n = 0; n < x.columns(); n++) {
                int partial = n % Blas.PARTIAL_SUMS;
                float distance = x.get(row, n) - mean;
                squares[partial] = Math.fma(distance, distance, squares[partial]);
            }
            float variance = Scratch.pairwise(squares) / x.columns();
            float inverse = 1 / (float) Math.sqrt(variance + epsilon);
            for (int n = 0; n < x.columns(); n++) {
                float unit = (x.get(row, n) - mean) * inverse;
                y.set(row, n, Math.fma(unit, gain.get(n), bias.get(n)));
            }
        }
    }

    @Override
    public void layerNormOfSum(
            Matrix x, Matrix added, Tensor gain, Tensor bias, float epsilon, Matrix y) {
        ActivationShapes.layerNormOfSum(x, added, gain, bias, epsilon, y);
        for (int row = 0; row < x.rows(); row++) {
            for (int n = 0; n < x.columns(); n++) {
                x.set(row, n, x.get(row, n) + added.get(row, n));
            }
        }
        layerNorm(x, gain, bias, epsilon, y);
    }

    @Override
    public void columnSoftmax(Matrix x, Tensor inverse) {
        ActivationShapes.columnSoftmax(x, inverse);
        for (int n = 0; n < x.columns(); n++) {
            float max = Float.NEGATIVE_INFINITY;
            for (int m = 0; m < x.rows(); m++) {
                max = x.get(m, n) > max ? x.get(m, n) : max;
            }
            float sum = 0;
            for (int m = 0; m < x.rows(); m++) {
                float weight = Approximations.expOfNegative(x.get(m, n) - max);
                x.set(m, n, weight);
                sum += weight;
            }
            inverse.set(n, 1 / sum);
        }
    }

    @Override
    public void dropout(long key, int firstRow, double rate, Matrix x, Matrix y) {
        ActivationShapes.dropout(rate, x, y);
        long threshold = DropoutLoop.threshold(rate);
        float scale = DropoutLoop.scale(rate);
        for (int row = 0; row < x.rows(); row++) {
            long rowHash = DropoutLoop.row(key, firstRow + row, x.columns());
            DropoutLoop.rest(rowHash, threshold, scale, x, y, row, 0);
        }
    }

    @Override
    public void gather(Matrix table, int[] ids, int count, Matrix y) {
        ActivationShapes.gather(table, ids, count, y);
        for (int i = 0; i < count; i++) {
            Objects.checkIndex(ids[i], table.rows());
            for (int n = 0; n < table.columns(); n++) {
                y.set(i, n, table.get(ids[i], n));
            }
        }
    }
}
