package io.driftcast.math.network;

import io.driftcast.math.kernel.Kernels;
import io.driftcast.math.kernel.Tensor;
import java.lang.foreign.Arena;

/** A layer of simple units. */
final class UnrolledRnn extends UnrolledLayer {

    private final Tensor[][] preActivations;
    private final Tensor[][] states;

    UnrolledRnn(
            Arena arena,
            Unrolling unrolling,
            int units,
            LayerParameters parameters,
            LayerParameters gradient,
            StepRows input) {
        super(arena, unrolling, units, parameters, gradient, input);
        preActivations = split(gates, unrolling.steps(), unrolling.parts());
        states = split(hidden, unrolling.steps() + 1, unrolling.parts());
    }

    private static Tensor[][] split(StepBuffer buffer, int steps, RowParts parts) {
        Tensor[][] views = new Tensor[steps][parts.count()];
        for (int step = 0; step < steps; step++) {
            for (int part = 0; part < parts.count(); part++) {
                views[step][part] = buffer.step(step).slice(parts.from(part), parts.size(part));
            }
        }
        return views;
    }

    @Override
    void forwardPart(int part) {
        for (int step = 0; step < steps(); step++) {
            Kernels.BLAS.gemm(hidden.part(step, part), recurrent, gates.part(step, part));
            Kernels.ACTIVATIONS.tanh(preActivations[step][part], states[step + 1][part]);
        }
    }

    @Override
    void backwardPart(int part) {
        for (int step = steps() - 1; step >= 0; step--) {
            Kernels.CELLS.tanhBackward(
                    hidden.part(step + 1, part),
                    hiddenGradient.part(step + 1, part),
                    gates.part(step, part));
            Kernels.BLAS.gemm(
                    gates.part(step, part), recurrentTransposed, hiddenGradient.part(step, part));
        }
    }

    @Override
    void clearStateGradient() {}

    @Override
    void addPeepholeGradient() {}
}
