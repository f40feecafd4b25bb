package io.driftcast.math.kernel;

import org.jspecify.annotations.Nullable;

/** The checks at the entry of {@link RecurrentCells}. */
final class CellShapes {

    /** How many gates an LSTM has. */
    static final int GATES = 4;

    private static final int PEEPHOLES = 3;

    private CellShapes() {}

    static void forward(
            Matrix gates,
            @Nullable Tensor peepholes,
            Matrix cellBefore,
            Matrix cell,
            Matrix cellTanh,
            Matrix hidden) {
        gates(gates, peepholes, hidden);
        same(hidden, cellBefore, cell);
        Shapes.rowMajor(cellTanh, hidden.rows(), hidden.columns());
    }

    static void backward(
            Matrix gates,
            @Nullable Tensor peepholes,
            Matrix cellBefore,
            Matrix cellTanh,
            Matrix hiddenGradient,
            Matrix cellGradient) {
        gates(gates, peepholes, cellTanh);
        same(cellTanh, cellBefore, hiddenGradient);
        Shapes.rowMajor(cellGradient, cellTanh.rows(), cellTanh.columns());
    }

    static void peepholes(Matrix gateGradients, Matrix cellBefore, Matrix cell, Tensor gradient) {
        gates(gateGradients, gradient, cell);
        same(cell, cellBefore, cell);
    }

    static void same(Matrix x, Matrix y, Matrix z) {
        Shapes.rowMajor(x, x.rows(), x.columns());
        Shapes.rowMajor(y, x.rows(), x.columns());
        Shapes.rowMajor(z, x.rows(), x.columns());
    }

    private static void gates(Matrix gates, @Nullable Tensor peepholes, Matrix units) {
        Shapes.rowMajor(gates, units.rows(), GATES * units.columns());
        if (peepholes != null) {
            Shapes.length(peepholes, PEEPHOLES * units.columns());
        }
    }
}
