package io.driftcast.math.network.bag;

import io.driftcast.math.kernel.Kernels;
import io.driftcast.math.kernel.Matrix;
import io.driftcast.math.kernel.WorkerTeam;
import io.driftcast.math.network.Affine;
import io.driftcast.math.network.ClassLearner;
import io.driftcast.math.network.ClassOutputs;
import io.driftcast.math.network.Dropout;
import io.driftcast.math.network.Loss;
import io.driftcast.math.network.Parameters;
import io.driftcast.math.network.RowBuffer;
import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.List;

/** A {@link BagShape} that learns the classes of {@link Bags}. Not thread-safe. */
public final class BagLearner implements ClassLearner<Bags> {

    private final WorkerTeam team;
    private final BagParameters parameters;
    private final BagParameters slopes;
    private final Parameters flat;
    private final Dropout featureDropout;
    private final Dropout dropout;
    private final BagSum sum;
    private final RowBuffer hidden;
    private final RowBuffer hiddenGradient;
    private final Affine head;
    private final ClassOutputs outputs;
    private final List<Bag> batch = new ArrayList<>();

    /** Counts the passes with dropout, each of which drops others. */
    private long draw;

    /**
     * @param arena a shared one, if the team has more threads than the caller's
     * @param parameters what is trained, in place
     * @param rows bags of a batch at most
     * @param featureDropout of the features
     * @param dropout of what enters the linear layer
     * @throws IllegalArgumentException if the loss does not fit to the outputs
     */
    public BagLearner(
            Arena arena,
            WorkerTeam team,
            BagParameters parameters,
            int rows,
            Loss loss,
            Dropout featureDropout,
            Dropout dropout) {
        this.team = team;
        this.parameters = parameters;
        this.featureDropout = featureDropout;
        this.dropout = dropout;
        BagShape shape = parameters.shape();
        slopes = BagParameters.zeros(arena, shape);
        flat = new Parameters(parameters.flat(), slopes.flat());
        sum = new BagSum(arena, shape.width());
        hidden = new RowBuffer(arena, rows, shape.width());
        hiddenGradient = new RowBuffer(arena, rows, shape.width());
        head = new Affine(arena, team, parameters.head(), slopes.head());
        outputs = new ClassOutputs(arena, team, rows, shape.outputs(), loss);
    }

    @Override
    public Parameters parameters() {
        return flat;
    }

    @Override
    public ClassOutputs outputs() {
        return outputs;
    }

    @Override
    public int begin(Bags examples, int[] order, int first, int size) {
        outputs.begin(size);
        batch.clear();
        for (int row = 0; row < size; row++) {
            batch.add(examples.bags().get(order[first + row]));
            outputs.target(row, examples.classes().get(order[first + row]));
        }
        return 1;
    }

    @Override
    public void differentiate(int pass) {
        draw++;
        for (int row = 0; row < batch.size(); row++) {
            batch.set(row, thinned(batch.get(row), row));
        }
        forward();
        dropHidden(hidden);
        head.forward(hidden.rows(batch.size()), outputs.outputs());
        outputs.differentiate();
        backward();
    }

    @Override
    public void measure(int pass) {
        forward();
        head.forward(hidden.rows(batch.size()), outputs.outputs());
        outputs.measure();
    }

    private void forward() {
        for (int row = 0; row < batch.size(); row++) {
            Matrix into = hidden.rows(batch.size()).rows(row, 1);
            Kernels.BLAS.copy(
                    new Matrix(parameters.bias(), 0, 1, into.columns(), into.columns(), 1), into);
            sum.add(Matrix.of(parameters.table()), batch.get(row), into);
        }
        if (parameters.shape().bent()) {
            Kernels.ACTIVATIONS.relu(hidden.elements(batch.size()), hidden.elements(batch.size()));
        }
    }

    private void backward() {
        slopes.flat().fill(0);
        int size = batch.size();
        head.backward(hidden.rows(size), outputs.gradient());
        hiddenGradient.elements(size).fill(0);
        head.addInputGradient(outputs.gradient(), hiddenGradient.rows(size));
        dropHidden(hiddenGradient);
        if (parameters.shape().bent()) {
            Kernels.GRADIENTS.relu(hidden.elements(size), hiddenGradient.elements(size));
        }
        Kernels.BLAS.addRows(hiddenGradient.rows(size), slopes.bias());
        for (int row = 0; row < size; row++) {
            sum.addGradient(
                    batch.get(row),
                    hiddenGradient.rows(size).rows(row, 1),
                    Matrix.of(slopes.table()));
        }
    }

    private void dropHidden(RowBuffer buffer) {
        if (dropout.drops()) {
            Matrix rows = buffer.rows(batch.size());
            dropout.mask(team, draw, rows, rows);
        }
    }

    private Bag thinned(Bag bag, int row) {
        if (!featureDropout.drops()) {
            return bag;
        }
        float[] weights = bag.weights().clone();
        for (int i = 0; i < weights.length; i++) {
            weights[i] *= featureDropout.factor(draw * outputs.rows() + row, i);
        }
        return new Bag(bag.features(), weights);
    }
}
