package io.driftcast.math.network;

import io.driftcast.math.kernel.Kernels;
import io.driftcast.math.kernel.Matrix;
import io.driftcast.math.kernel.PackedMatrix;
import io.driftcast.math.kernel.Tensor;
import io.driftcast.math.kernel.WorkerTeam;
import java.lang.foreign.Arena;

/** A linear layer: y = b + x W at every step. Not thread-safe. */
final class LinearLayer implements Layer {

    private final WorkerTeam team;
    private final StepRows input;
    private final StepBuffer outputs;
    private final StepBuffer gradients;
    private final StepRows output;
    private final StepRows outputGradient;
    private final Matrix weights;
    private final Matrix weightsTransposed;
    private final Matrix weightsGradient;

    /** outputs x inputs: a product's long axis is its columns. */
    private final Matrix weightsGradientTransposed;

    private final Tensor bias;
    private final Tensor biasGradient;
    private final PackedMatrix transposed;
    private int steps;

    /**
     * @param parameters what is computed with
     * @param gradient where a pass backward adds their gradient
     * @param input what enters
     */
    LinearLayer(
            Arena arena,
            Unrolling unrolling,
            LinearParameters parameters,
            LinearParameters gradient,
            StepRows input) {
        team = unrolling.team();
        this.input = input;
        weights = Matrix.of(parameters.weights());
        weightsTransposed = weights.transposed();
        weightsGradient = Matrix.of(gradient.weights());
        weightsGradientTransposed =
                Matrix.of(Tensor.zeros(arena, weights.columns(), weights.rows()));
        bias = parameters.bias();
        biasGradient = gradient.bias();
        transposed = new PackedMatrix(arena, weightsTransposed.rows(), weightsTransposed.columns());
        outputs = new StepBuffer(arena, unrolling.steps(), unrolling.parts(), weights.columns());
        gradients = new StepBuffer(arena, unrolling.steps(), unrolling.parts(), weights.columns());
        output = new StepRows(outputs, false);
        outputGradient = new StepRows(gradients, false);
    }

    @Override
    public StepRows output() {
        return output;
    }

    @Override
    public StepRows outputGradient() {
        return outputGradient;
    }

    @Override
    public void clearOutputGradient() {
        gradients.tensor().fill(0);
    }

    @Override
    public void forward(int count) {
        steps = count;
        Matrix into = outputs.first(count);
        for (int row = 0; row < into.rows(); row++) {
            for (int column = 0; column < into.columns(); column++) {
                into.set(row, column, bias.get(column));
            }
        }
        Kernels.BLAS.gemm(team, input.rows(count), weights, into);
    }

    @Override
    public void backward() {
        weightsGradientTransposed.tensor().fill(0);
        Kernels.BLAS.gemm(
                team,
                outputGradient.transposed(steps),
                input.rows(steps),
                weightsGradientTransposed);
        for (int row = 0; row < weightsGradient.rows(); row++) {
            for (int column = 0; column < weightsGradient.columns(); column++) {
                float sum = weightsGradientTransposed.get(column, row);
                weightsGradient.set(row, column, weightsGradient.get(row, column) + sum);
            }
        }
        Kernels.BLAS.addRows(outputGradient.rows(steps), biasGradient);
    }

    @Override
    public void addInputGradient(StepRows sum) {
        transposed.pack(weightsTransposed);
        Kernels.BLAS.gemm(team, outputGradient.rows(steps), transposed, sum.rows(steps));
    }
}
