package io.driftcast.math.network;

import io.driftcast.math.kernel.Kernels;
import io.driftcast.math.kernel.Tensor;
import java.lang.foreign.Arena;
import org.jspecify.annotations.Nullable;

/** A layer of LSTM cells, with or without peepholes. */
final class UnrolledLstm extends UnrolledLayer {

    /** (Steps + 1) x rows x hidden, the first step being the state before. */
    private final StepBuffer cell;

    private final StepBuffer cellTanh;

    /** One step: the gradient of the cell, carried backward. */
    private final StepBuffer cellGradient;

    private final @Nullable Tensor peepholes;

    UnrolledLstm(
            Arena arena,
            Unrolling unrolling,
            int units,
            LayerParameters parameters,
            LayerParameters gradient,
            StepRows input) {
        super(arena, unrolling, units, parameters, gradient, input);
        cell = new StepBuffer(arena, unrolling.steps() + 1, unrolling.parts(), units);
        cellTanh = new StepBuffer(arena, unrolling.steps(), unrolling.parts(), units);
        cellGradient = new StepBuffer(arena, 1, unrolling.parts(), units);
        peepholes = parameters.peepholes();
    }

    /** The cells' state at a step, 0 being that before the batch: rows x hidden. */
    Tensor cell(int step) {
        return cell.step(step);
    }

    /** After a pass backward, the gradient of the cells' state before the batch. */
    Tensor cellGradient() {
        return cellGradient.step(0);
    }

    @Override
    void forwardPart(int part) {
        for (int step = 0; step < steps(); step++) {
            Kernels.BLAS.gemm(hidden.part(step, part), recurrent, gates.part(step, part));
            Kernels.CELLS.lstmForward(
                    gates.part(step, part),
                    peepholes,
                    cell.part(step, part),
                    cell.part(step + 1, part),
                    cellTanh.part(step, part),
                    hidden.part(step + 1, part));
        }
    }

    @Override
    void backwardPart(int part) {
        for (int step = steps() - 1; step >= 0; step--) {
            Kernels.CELLS.lstmBackward(
                    gates.part(step, part),
                    peepholes,
                    cell.part(step, part),
                    cellTanh.part(step, part),
                    hiddenGradient.part(step + 1, part),
                    cellGradient.part(0, part));
            Kernels.BLAS.gemm(
                    gates.part(step, part), recurrentTransposed, hiddenGradient.part(step, part));
        }
    }

    @Override
    void clearStateGradient() {
        cellGradient.tensor().fill(0);
    }

    @Override
    void addPeepholeGradient() {
        Tensor sum = gradient.peepholes();
        if (sum != null) {
            Kernels.CELLS.peepholeGradient(
                    gates.first(steps()), cell.first(steps()), cell.later(steps()), sum);
        }
    }

    @Override
    void clearState() {
        super.clearState();
        cell.step(0).fill(0);
    }

    @Override
    void carryState() {
        super.carryState();
        cell.step(0).copyFrom(cell.step(steps()));
    }
}
