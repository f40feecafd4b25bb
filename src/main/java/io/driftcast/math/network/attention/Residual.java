package io.driftcast.math.network.attention;

import io.driftcast.math.kernel.Kernels;
import io.driftcast.math.kernel.Matrix;
import io.driftcast.math.kernel.WorkerTeam;
import io.driftcast.math.network.Dropout;
import io.driftcast.math.network.RowBuffer;
import java.lang.foreign.Arena;

/**
 * A sublayer f with what goes round it and a normalisation N. As Vaswani et al. (2017,
 * arXiv:1706.03762) have it, the norm comes last, y = N(x + f(x)); with the norm first, y = x +
 * f(N(x)), deep networks learn without a warm-up (Xiong et al. 2020, arXiv:2002.04745). In
 * training, some of f is dropped. Not thread-safe.
 */
final class Residual {

    private final WorkerTeam team;
    private final NormPlace place;
    private final LayerNorm norm;
    private final Sublayer sublayer;
    private final Dropout dropout;

    /** The sum where the norm comes last, what was normalised where it comes first. */
    private final RowBuffer between;

    private final RowBuffer gradient;
    private final RowBuffer inner;

    Residual(
            Arena arena,
            WorkerTeam team,
            NormPlace place,
            LayerNorm norm,
            Sublayer sublayer,
            Dropout dropout,
            int mostRows,
            int width) {
        this.team = team;
        this.place = place;
        this.norm = norm;
        this.sublayer = sublayer;
        this.dropout = dropout;
        between = new RowBuffer(arena, mostRows, width);
        gradient = new RowBuffer(arena, mostRows, width);
        inner = new RowBuffer(arena, mostRows, width);
    }

    /**
     * Writes y.
     *
     * @param draw which numbers are dropped, negative for none
     */
    void forward(long draw, RowBuffer x, RowBuffer y, int rows) {
        switch (place) {
            case LAST -> {
                sublayer(draw, x.rows(rows), between, rows);
                Kernels.BLAS.axpy(1, x.elements(rows), between.elements(rows));
                norm.forward(between.rows(rows), y.rows(rows));
            }
            case FIRST -> {
                norm.forward(x.rows(rows), between.rows(rows));
                sublayer(draw, between.rows(rows), y, rows);
                Kernels.BLAS.axpy(1, x.elements(rows), y.elements(rows));
            }
        }
    }

    private void sublayer(long draw, Matrix x, RowBuffer y, int rows) {
        sublayer.forward(x, y.rows(rows));
        drop(draw, y.rows(rows));
    }

    private void drop(long draw, Matrix rows) {
        if (draw >= 0 && dropout.drops()) {
            dropout.mask(team, draw, rows, rows);
        }
    }

    /**
     * The pass backward of the last pass forward: adds to the gradients of the parameters, and
     * overwrites that of x.
     *
     * @param dy overwritten
     */
    void backward(long draw, RowBuffer x, RowBuffer dy, RowBuffer dx, int rows) {
        switch (place) {
            case LAST -> {
                gradient.elements(rows).fill(0);
                norm.backward(between.rows(rows), dy.rows(rows), gradient.rows(rows));
                dx.elements(rows).copyFrom(gradient.elements(rows));
                drop(draw, gradient.rows(rows));
                sublayer.backward(x.rows(rows), gradient.rows(rows), dx.rows(rows));
            }
            case FIRST -> {
                dx.elements(rows).copyFrom(dy.elements(rows));
                gradient.elements(rows).copyFrom(dy.elements(rows));
                drop(draw, gradient.rows(rows));
                inner.elements(rows).fill(0);
                sublayer.backward(between.rows(rows), gradient.rows(rows), inner.rows(rows));
                norm.backward(x.rows(rows), inner.rows(rows), dx.rows(rows));
            }
        }
    }
}
