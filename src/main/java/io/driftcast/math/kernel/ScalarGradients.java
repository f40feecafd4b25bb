package io.driftcast.math.kernel;

import java.util.Objects;

/** The reference of {@link Gradients}. */
final class ScalarGradients implements Gradients {

    @Override
    public void relu(Tensor y, Tensor g) {
        Shapes.elements(y, g);
        for (int i = 0; i < g.length(); i++) {
            g.set(i, y.get(i) > 0 ? g.get(i) : 0);
        }
    }

    @Override
    public void gelu(Tensor x, Tensor g) {
        Shapes.elements(x, g);
        for (int i = 0; i < g.length(); i++) {
            g.set(i, g.get(i) * Approximations.geluSlope(x.get(i)));
        }
    }

    @Override
    public void softmax(Matrix y, Matrix g) {
        ActivationShapes.rows(y, g);
        for (int row = 0; row < y.rows(); row++) {
            float[] sums = Scratch.zeroSums();
            for (int n = 0; n < y.columns(); n++) {
                int partial = n % Blas.PARTIAL_SUMS;
                sums[partial] = Math.fma(y.get(row, n), g.get(row, n), sums[partial]);
            }
            float sum = Scratch.pairwise(sums);
            for (int n = 0; n < y.columns(); n++) {
                g.set(row, n, y.get(row, n) * (g.get(row, n) - sum));
            }
        }
    }

    @Override
    public void layerNorm(
            Matrix x, Tensor gain, float epsilon, Matrix g, Matrix dx, Tensor dgain, Tensor dbias) {
        ActivationShapes.layerNormGradient(x, gain, epsilon, g, dx, dgain, dbias);
        int columns = x.columns();
        for (int row = 0; row < x.rows(); row++) {
            float[] sums = Scratch.zeroSums();
            for (int n = 0; n < columns; n++) {
                sums[n % Blas.PARTIAL_SUMS] += x.get(row, n);
            }
            float mean = Scratch.pairwise(sums) / columns;
            float[] squares = Scratch.zeroSums();
            for (int n = 0; n < columns; n++) {
                int partial = n % Blas.PARTIAL_SUMS;
                float distance = x.get(row, n) - mean;
                squares[partial] = Math.fma(distance, distance, squares[partial]);
            }
            float inverse = 1 / (float) Math.sqrt(Scratch.pairwise(squares) / columns + epsilon);
            for (int n = 0; n < columns; n++) {
                float unit = (x.get(row, n) - mean) * inverse;
                dgain.set(n, Math.fma(g.get(row, n), unit, dgain.get(n)));
                dbias.set(n, dbias.get(n) + g.get(row, n));
                g.set(row, n, g.get(row, n) * gain.get(n));
            }
            float[] scaled = Scratch.zeroSums();
            for (int n = 0; n < columns; n++) {
                scaled[n % Blas.PARTIAL_SUMS] += g.get(row, n);
            }
            float meanScaled = Scratch.pairwise(scaled) / columns;
            float[] products = Scratch.zeroSums();
            for (int n = 0; n < columns; n++) {
                int partial = n % Blas.PARTIAL_SUMS;
                float unit = (x.get(row, n) - mean) * inverse;
                products[partial] = Math.fma(unit, g.get(row, n), products[partial]);
            }
            float meanProduct = Scratch.pairwise(products) / columns;
            for (int n = 0; n < columns; n++) {
                float unit = (x.get(row, n) - mean) * inverse;
                float centred = Math.fma(-unit, meanProduct, g.get(row, n) - meanScaled);
                dx.set(row, n, Math.fma(inverse, centred, dx.get(row, n)));
            }
        }
    }

    @Override
    public void gather(Matrix g, int[] ids, int count, Matrix table) {
        ActivationShapes.gatherGradient(g, ids, count, table);
        for (int i = 0; i < count; i++) {
            Objects.checkIndex(ids[i], table.rows());
            for (int n = 0; n < table.columns(); n++) {
                table.set(ids[i], n, table.get(ids[i], n) + g.get(i, n));
            }
        }
    }
}
