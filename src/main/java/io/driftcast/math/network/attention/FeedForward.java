package io.driftcast.math.network.attention;

import io.driftcast.math.kernel.Matrix;
import io.driftcast.math.kernel.WorkerTeam;
import io.driftcast.math.network.Affine;
import io.driftcast.math.network.RowBlocks;
import io.driftcast.math.network.RowBuffer;
import java.lang.foreign.Arena;

/** Two linear layers with a bend between them: y = b_2 + bend(b_1 + x W_1) W_2. Not thread-safe. */
final class FeedForward implements Sublayer {

    private final WorkerTeam team;
    private final Affine in;
    private final Affine out;
    private final Rectifier rectifier;
    private final RowBuffer sums;
    private final RowBuffer bent;
    private final RowBuffer gradients;

    FeedForward(
            Arena arena,
            WorkerTeam team,
            FeedForwardParameters parameters,
            FeedForwardParameters gradient,
            Rectifier rectifier,
            int mostRows) {
        this.team = team;
        this.rectifier = rectifier;
        in = new Affine(arena, team, parameters.in(), gradient.in());
        out = new Affine(arena, team, parameters.out(), gradient.out());
        int inner = parameters.in().bias().length();
        sums = new RowBuffer(arena, mostRows, inner);
        bent = new RowBuffer(arena, mostRows, inner);
        gradients = new RowBuffer(arena, mostRows, inner);
    }

    @Override
    public void forward(Matrix x, Matrix y) {
        int rows = x.rows();
        in.forward(x, sums.rows(rows));
        RowBlocks.run(
                team,
                rows,
                (block, from, count) ->
                        rectifier.apply(
                                sums.elements(rows).slice(from, count),
                                bent.elements(rows).slice(from, count)));
        out.forward(bent.rows(rows), y);
    }

    @Override
    public void backward(Matrix x, Matrix dy, Matrix dx) {
        int rows = x.rows();
        out.backward(bent.rows(rows), dy);
        gradients.elements(rows).fill(0);
        out.addInputGradient(dy, gradients.rows(rows));
        RowBlocks.run(
                team,
                rows,
                (block, from, count) ->
                        rectifier.differentiate(
                                sums.elements(rows).slice(from, count),
                                gradients.elements(rows).slice(from, count)));
        in.backward(x, gradients.rows(rows));
        in.addInputGradient(gradients.rows(rows), dx);
    }
}
