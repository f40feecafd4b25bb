package io.driftcast.math.kernel;

import org.jspecify.annotations.Nullable;

/** The reference of {@link RecurrentCells}. */
final class ScalarRecurrentCells implements RecurrentCells {

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
        for (int r = 0; r < hidden.rows(); r++) {
            for (int u = 0; u < units; u++) {
                float before = cellBefore.get(r, u);
                float i =
                        Approximations.sigmoid(
                                peep(gates.get(r, u), peepholes, 0, u, units, before));
                float f =
                        Approximations.sigmoid(
                                peep(gates.get(r, units + u), peepholes, 1, u, units, before));
                float z = Approximations.tanh(gates.get(r, 3 * units + u));
                float c = Math.fma(z, i, before * f);
                float o =
                        Approximations.sigmoid(
                                peep(gates.get(r, 2 * units + u), peepholes, 2, u, units, c));
                float t = Approximations.tanh(c);
                gates.set(r, u, i);
                gates.set(r, units + u, f);
                gates.set(r, 2 * units + u, o);
                gates.set(r, 3 * units + u, z);
                cell.set(r, u, c);
                cellTanh.set(r, u, t);
                hidden.set(r, u, o * t);
            }
        }
    }

    private static float peep(
            float a, @Nullable Tensor peepholes, int gate, int unit, int units, float c) {
        return peepholes == null ? a : Math.fma(peepholes.get(gate * units + unit), c, a);
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
        for (int r = 0; r < cellTanh.rows(); r++) {
            for (int u = 0; u < units; u++) {
                float i = gates.get(r, u);
                float f = gates.get(r, units + u);
                float o = gates.get(r, 2 * units + u);
                float z = gates.get(r, 3 * units + u);
                float t = cellTanh.get(r, u);
                float dh = hiddenGradient.get(r, u);
                float dao = dh * t * (o * (1 - o));
                float dc = Math.fma(dh * o, Math.fma(-t, t, 1), cellGradient.get(r, u));
                dc = peep(dc, peepholes, 2, u, units, dao);
                float dai = dc * z * (i * (1 - i));
                float daf = dc * cellBefore.get(r, u) * (f * (1 - f));
                float daz = dc * i * Math.fma(-z, z, 1);
                float dBefore = dc * f;
                dBefore = peep(dBefore, peepholes, 0, u, units, dai);
                dBefore = peep(dBefore, peepholes, 1, u, units, daf);
                gates.set(r, u, dai);
                gates.set(r, units + u, daf);
                gates.set(r, 2 * units + u, dao);
                gates.set(r, 3 * units + u, daz);
                cellGradient.set(r, u, dBefore);
            }
        }
    }

    @Override
    public void peepholeGradient(
            Matrix gateGradients, Matrix cellBefore, Matrix cell, Tensor gradient) {
        CellShapes.peepholes(gateGradients, cellBefore, cell, gradient);
        int units = cell.columns();
        for (int r = 0; r < cell.rows(); r++) {
            for (int u = 0; u < units; u++) {
                float before = cellBefore.get(r, u);
                add(gradient, u, gateGradients.get(r, u), before);
                add(gradient, units + u, gateGradients.get(r, units + u), before);
                add(gradient, 2 * units + u, gateGradients.get(r, 2 * units + u), cell.get(r, u));
            }
        }
    }

    private static void add(Tensor gradient, int index, float da, float c) {
        gradient.set(index, Math.fma(da, c, gradient.get(index)));
    }

    @Override
    public void tanhBackward(Matrix hidden, Matrix hiddenGradient, Matrix preActivationGradient) {
        CellShapes.same(hidden, hiddenGradient, preActivationGradient);
        for (int r = 0; r < hidden.rows(); r++) {
            for (int u = 0; u < hidden.columns(); u++) {
                float h = hidden.get(r, u);
                preActivationGradient.set(r, u, hiddenGradient.get(r, u) * Math.fma(-h, h, 1));
            }
        }
    }
}
