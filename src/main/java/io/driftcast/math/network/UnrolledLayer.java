package io.driftcast.math.network;

import io.driftcast.math.kernel.Kernels;
import io.driftcast.math.kernel.Matrix;
import io.driftcast.math.kernel.PackedMatrix;
import io.driftcast.math.kernel.Tensor;
import io.driftcast.math.kernel.WorkerTeam;
import java.lang.foreign.Arena;

/**
 * A layer unrolled over the steps of a batch: all input projections in one product, the recurrence
 * step by step, its rows split over the team, and the gradients of the weights in one product over
 * all steps and rows.
 *
 * <p>Hidden states and their gradients have one step more than the batch: the first is the state
 * before it.
 */
abstract sealed class UnrolledLayer implements Layer permits UnrolledLstm, UnrolledRnn {

    /** Steps x rows x columns: pre-activations, then what the cell makes of them. */
    final StepBuffer gates;

    /** (Steps + 1) x rows x hidden. */
    final StepBuffer hidden;

    /** The gradient of {@link #hidden}. */
    final StepBuffer hiddenGradient;

    /** {@link #hidden} without the state before. */
    private final StepRows output;

    /** {@link #hiddenGradient} without the state before. */
    private final StepRows outputGradient;

    /** hidden x columns. */
    final PackedMatrix recurrent;

    /** columns x hidden. */
    final PackedMatrix recurrentTransposed;

    final LayerParameters gradient;

    private final WorkerTeam team;
    private final RowParts parts;
    private final StepRows input;
    private final Tensor bias;
    private final Matrix inputWeights;
    private final Matrix recurrentWeights;
    private final Matrix recurrentWeightsTransposed;
    private final Matrix inputWeightsTransposed;
    private final Matrix inputWeightsGradient;
    private final Matrix recurrentWeightsGradient;
    private final PackedMatrix inputTransposed;
    private final WorkerTeam.Task spreadBias;
    private final WorkerTeam.Task forward = this::forwardPart;
    private final WorkerTeam.Task backward = this::backwardPart;
    private int steps;

    UnrolledLayer(
            Arena arena,
            Unrolling unrolling,
            int units,
            LayerParameters parameters,
            LayerParameters gradient,
            StepRows input) {
        team = unrolling.team();
        parts = unrolling.parts();
        this.gradient = gradient;
        this.input = input;
        bias = parameters.bias();
        int columns = bias.length();
        gates = new StepBuffer(arena, unrolling.steps(), parts, columns);
        hidden = new StepBuffer(arena, unrolling.steps() + 1, parts, units);
        hiddenGradient = new StepBuffer(arena, unrolling.steps() + 1, parts, units);
        output = new StepRows(hidden, true);
        outputGradient = new StepRows(hiddenGradient, true);
        int inputs = parameters.weights().size(0) - units;
        inputWeights = parameters.inputWeights(inputs);
        inputWeightsTransposed = inputWeights.transposed();
        recurrentWeights = parameters.recurrentWeights(inputs);
        recurrentWeightsTransposed = recurrentWeights.transposed();
        inputWeightsGradient = gradient.inputWeights(inputs);
        recurrentWeightsGradient = gradient.recurrentWeights(inputs);
        recurrent = new PackedMatrix(arena, units, columns);
        recurrentTransposed = new PackedMatrix(arena, columns, units);
        inputTransposed = new PackedMatrix(arena, columns, inputs);
        Tensor[] rows = rows(gates.tensor(), columns);
        int each = parts.rows();
        spreadBias =
                step -> {
                    for (int row = step * each; row < (step + 1) * each; row++) {
                        rows[row].copyFrom(bias);
                    }
                };
    }

    private static Tensor[] rows(Tensor tensor, int columns) {
        Tensor flat = tensor.reshaped(tensor.length() / columns, columns);
        Tensor[] rows = new Tensor[flat.size(0)];
        for (int row = 0; row < rows.length; row++) {
            rows[row] = flat.at(row);
        }
        return rows;
    }

    /** How many steps the last pass forward had. */
    final int steps() {
        return steps;
    }

    @Override
    public final StepRows output() {
        return output;
    }

    @Override
    public final StepRows outputGradient() {
        return outputGradient;
    }

    /** From the inputs of so many steps and the state before them to the hidden states. */
    @Override
    public final void forward(int count) {
        steps = count;
        team.run(count, spreadBias);
        Kernels.BLAS.gemm(team, input.rows(count), inputWeights, gates.first(count));
        recurrent.pack(recurrentWeights);
        team.run(parts.count(), forward);
    }

    @Override
    public final void clearOutputGradient() {
        hiddenGradient.tensor().fill(0);
    }

    /**
     * From the gradient of the hidden states, that of later steps added to it on the way, to that
     * of the parameters, which is added to {@link #gradient}.
     */
    @Override
    public final void backward() {
        recurrentTransposed.pack(recurrentWeightsTransposed);
        clearStateGradient();
        team.run(parts.count(), backward);
        Matrix preActivations = gates.first(steps);
        Kernels.BLAS.gemm(team, input.transposed(steps), preActivations, inputWeightsGradient);
        Kernels.BLAS.gemm(
                team, hidden.firstTransposed(steps), preActivations, recurrentWeightsGradient);
        Kernels.BLAS.addRows(preActivations, gradient.bias());
        addPeepholeGradient();
    }

    @Override
    public final void addInputGradient(StepRows sum) {
        inputTransposed.pack(inputWeightsTransposed);
        Kernels.BLAS.gemm(team, gates.first(steps), inputTransposed, sum.rows(steps));
    }

    /** Sets the state before the first step to zero. */
    void clearState() {
        hidden.step(0).fill(0);
    }

    /** Lets the state after the last step of the last pass be the one before the next. */
    void carryState() {
        hidden.step(0).copyFrom(hidden.step(steps));
    }

    abstract void forwardPart(int part);

    abstract void backwardPart(int part);

    abstract void clearStateGradient();

    abstract void addPeepholeGradient();
}
