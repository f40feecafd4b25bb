package io.driftcast.math.kernel;

import org.jspecify.annotations.Nullable;

/**
 * {@link RecurrentCells} in vectors, as a sequence of the loops in {@link VectorLoops} and {@link
 * GateLoops}.
 */
final class VectorRecurrentCells implements RecurrentCells {

    @Override
    public void lstmForward(
            Matrix gates,
            @Nullable Tensor peepholes,
            Matrix cellBefore,
            Matrix cell,
            Matrix cellTanh,
            Matrix hidden) {
        CellShapes.forward(gates, peepholes, cellBefore, cell, cellTanh, hidden);
        int units = hidden.columns();
        if (peepholes == null) {
            sigmoids(gates, 0, 3 * units);
        } else {
            GateLoops.peep(gates, 0, peepholes, 0, cellBefore, 0, units);
            GateLoops.peep(gates, units, peepholes, units, cellBefore, 0, units);
            sigmoids(gates, 0, 2 * units);
        }
        tanh(gates, 3 * units, gates, 3 * units, units);
        GateLoops.cells(gates, cellBefore, cell);
        if (peepholes != null) {
            GateLoops.peep(gates, 2 * units, peepholes, 2 * units, cell, 0, units);
            sigmoids(gates, 2 * units, units);
        }
        tanh(cell, 0, cellTanh, 0, units);
        GateLoops.outputs(gates, cellTanh, hidden);
    }

    private static void sigmoids(Matrix gates, int column, int columns) {
        Tensor tensor = gates.tensor();
        int at = gates.offset() + column;
        int stride = gates.rowStride();
        VectorLoops.sigmoid(tensor, at, stride, tensor, at, stride, gates.rows(), columns);
    }

    private static void tanh(Matrix x, int xColumn, Matrix y, int yColumn, int columns) {
        VectorLoops.tanh(
                x.tensor(),
                x.offset() + xColumn,
                x.rowStride(),
                y.tensor(),
                y.offset() + yColumn,
                y.rowStride(),
                x.rows(),
                columns);
    }

    @Override
    public void lstmBackward(
            Matrix gates,
            @Nullable Tensor peepholes,
            Matrix cellBefore,
            Matrix cellTanh,
            Matrix hiddenGradient,
            Matrix cellGradient) {
        CellShapes.backward(gates, peepholes, cellBefore, cellTanh, hiddenGradient, cellGradient);
        int units = cellTanh.columns();
        GateLoops.outputGradients(gates, cellTanh, hiddenGradient, cellGradient);
        if (peepholes != null) {
            GateLoops.peep(cellGradient, 0, peepholes, 2 * units, gates, 2 * units, units);
        }
        GateLoops.cellGradients(gates, cellBefore, cellGradient);
        if (peepholes != null) {
            GateLoops.peep(cellGradient, 0, peepholes, 0, gates, 0, units);
            GateLoops.peep(cellGradient, 0, peepholes, units, gates, units, units);
        }
    }

    @Override
    public void peepholeGradient(
            Matrix gateGradients, Matrix cellBefore, Matrix cell, Tensor gradient) {
        CellShapes.peepholes(gateGradients, cellBefore, cell, gradient);
        int units = cell.columns();
        GateLoops.addProducts(gateGradients, 0, cellBefore, gradient, 0);
        GateLoops.addProducts(gateGradients, units, cellBefore, gradient, units);
        GateLoops.addProducts(gateGradients, 2 * units, cell, gradient, 2 * units);
    }

    @Override
    public void tanhBackward(Matrix hidden, Matrix hiddenGradient, Matrix preActivationGradient) {
        CellShapes.same(hidden, hiddenGradient, preActivationGradient);
        GateLoops.tanhGradients(hidden, hiddenGradient, preActivationGradient);
    }
}
