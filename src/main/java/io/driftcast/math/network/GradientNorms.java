package io.driftcast.math.network;

import io.driftcast.math.kernel.Tensor;
import io.driftcast.math.kernel.WorkerTeam;
import java.lang.foreign.Arena;

/**
 * How far back a recurrent network's output reaches: the Euclidean norm, over all units of all
 * layers, of its gradient by the hidden state so many steps before. Norms that fall off show a
 * gradient that vanishes on its way back, norms that grow one that explodes (Bengio et al. 1994,
 * doi:10.1109/72.279181): it is by this gradient that the network learns from earlier steps.
 */
public final class GradientNorms {

    private GradientNorms() {}

    /**
     * Those of one output at the end of a sequence.
     *
     * @param output which of the network's outputs
     * @param limit how many steps back at most
     * @return one entry a step back, that of the last step itself first
     */
    public static double[] atEnd(
            RecurrentParameters parameters,
            Sequences sequences,
            int sequence,
            int output,
            int limit) {
        int length = sequences.steps();
        int chunk = Math.min(length, limit + 1);
        RecurrentShape shape = parameters.shape();
        try (Arena arena = Arena.ofConfined();
                WorkerTeam alone = new WorkerTeam(1)) {
            UnrolledNetwork network =
                    new UnrolledNetwork(
                            arena,
                            parameters,
                            RecurrentParameters.zeros(arena, shape),
                            Unrolling.of(chunk, 1, alone),
                            Dropout.NONE);
            // the targets are of no interest, but written all the same
            Tensor targets = Tensor.zeros(arena, chunk, 1, shape.outputs());
            Batch batch = new Batch(network.inputs(), targets);
            int from = 0;
            while (from < length) {
                // so that the last chunk is a whole one
                int steps = from == 0 && length % chunk > 0 ? length % chunk : chunk;
                if (from > 0) {
                    network.carryState();
                }
                sequences.write(sequence, from, steps, batch, 0);
                network.predict(steps);
                from += steps;
            }
            network.outputGradient().at(chunk - 1).set(output, 1);
            network.backward();
            return of(network, chunk);
        }
    }

    /** Those of the last pass backward of a network, over so many steps. */
    static double[] of(UnrolledNetwork network, int steps) {
        double[] norms = new double[steps];
        for (int back = 0; back < steps; back++) {
            double sum = 0;
            for (UnrolledLayer layer : network.layers()) {
                Tensor gradient = layer.hiddenGradient.step(steps - back);
                for (int i = 0; i < gradient.length(); i++) {
                    sum += (double) gradient.get(i) * gradient.get(i);
                }
            }
            norms[back] = Math.sqrt(sum);
        }
        return norms;
    }
}
