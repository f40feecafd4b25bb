package io.driftcast.math.kernel;

import java.util.Locale;
import java.util.Objects;

/** The checks at the entry of those {@link Activations} that work on rows. */
final class ActivationShapes {

    private ActivationShapes() {}

    static void rows(Matrix x, Matrix y) {
        Shapes.elements(x, y);
    }

    static void layerNorm(Matrix x, Tensor gain, Tensor bias, float epsilon, Matrix y) {
        rows(x, y);
        Shapes.length(gain, x.columns());
        Shapes.length(bias, x.columns());
        Shapes.apart(y, gain);
        Shapes.apart(y, bias);
        if (!(epsilon >= 0)) {
            throw new IllegalArgumentException(
                    "an epsilon of %s, expected 0 or more".formatted(epsilon));
        }
    }

    static void layerNormOfSum(
            Matrix x, Matrix added, Tensor gain, Tensor bias, float epsilon, Matrix y) {
        layerNorm(x, gain, bias, epsilon, y);
        Shapes.output(x, x.rows(), x.columns());
        Shapes.rowMajor(added, x.rows(), x.columns());
        Shapes.apart(added, x);
        Shapes.apart(added, y);
        Shapes.apart(x, gain);
        Shapes.apart(x, bias);
    }

    static void columnSoftmax(Matrix x, Tensor inverse) {
        Shapes.output(x, x.rows(), x.columns());
        Shapes.apart(x, inverse);
        if (inverse.length() < x.columns()) {
            throw new IllegalArgumentException(
                    String.format(Locale.ROOT, "%s for %d columns", inverse, x.columns()));
        }
    }

    static void dropout(double rate, Matrix x, Matrix y) {
        rows(x, y);
        if (!(rate >= 0 && rate < 1)) {
            throw new IllegalArgumentException("dropout of " + rate);
        }
    }

    static void gather(Matrix table, int[] ids, int count, Matrix y) {
        Objects.checkFromIndexSize(0, count, ids.length);
        Shapes.rowMajor(table, table.rows(), table.columns());
        Shapes.output(y, count, table.columns());
        Shapes.apart(table, y);
    }

    static void layerNormGradient(
            Matrix x, Tensor gain, float epsilon, Matrix g, Matrix dx, Tensor dgain, Tensor dbias) {
        layerNorm(x, gain, dbias, epsilon, g);
        Shapes.output(dx, x.rows(), x.columns());
        Shapes.apart(dx, x);
        Shapes.apart(dx, g);
        Shapes.apart(x, g);
        Shapes.length(dgain, x.columns());
        Shapes.apart(g, dgain);
        Shapes.apart(dx, dgain);
        Shapes.apart(dx, dbias);
        Shapes.apart(dgain, dbias);
        Shapes.apart(dgain, gain);
        Shapes.apart(dbias, gain);
    }

    static void gatherGradient(Matrix g, int[] ids, int count, Matrix table) {
        Objects.checkFromIndexSize(0, count, ids.length);
        Shapes.rowMajor(g, count, table.columns());
        Shapes.output(table, table.rows(), table.columns());
        Shapes.apart(table, g);
    }
}
