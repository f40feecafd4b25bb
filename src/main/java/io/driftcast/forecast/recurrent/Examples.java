package io.driftcast.forecast.recurrent;

import io.driftcast.forecast.TrainingSeries;
import io.driftcast.math.network.Batch;
import io.driftcast.math.network.Sequences;
import java.util.Arrays;
import java.util.List;

/**
 * What a network learns from: by series and step the inputs of a {@link Position}, and by steps
 * ahead the distance of the value to the naive forecast, in its spread. There is no target where
 * the value is missing or the position has not seen a whole season yet. Shorter series are filled
 * up at their ends with steps without targets.
 */
final class Examples implements Sequences {

    /** Targets are not further away. */
    private static final double FARTHEST = 20;

    /** Two arrays' headers and places a step. */
    private static final int ARRAYS_BYTES = 48;

    /** One series: steps x inputs, steps x horizon. */
    private record Series(float[][] inputs, float[][] targets) {}

    private final List<Series> series;
    private final int steps;
    private final Representation representation;

    /**
     * @param representation with all spreads
     */
    Examples(Representation representation, List<TrainingSeries> members) {
        this.representation = representation;
        series = members.stream().map(each -> series(representation, each)).toList();
        steps = members.stream().mapToInt(each -> each.values().length).max().orElse(0);
    }

    private static Series series(Representation representation, TrainingSeries member) {
        double[] values = member.values();
        float[][] inputs = new float[values.length][representation.inputs()];
        float[][] targets = new float[values.length][];
        NaiveErrors errors = new NaiveErrors(representation, member);
        for (int t = 0; t < values.length; t++) {
            double[] distances = errors.next();
            errors.position().write(inputs[t]);
            targets[t] = scaled(representation, distances, errors.position().unit());
        }
        return new Series(inputs, targets);
    }

    private static float[] scaled(Representation representation, double[] distances, double unit) {
        float[] scaled = new float[distances.length];
        for (int h = 0; h < scaled.length; h++) {
            double spread = unit * representation.spreads().get(h);
            double target = spread > 0 ? distances[h] / spread : Double.NaN;
            scaled[h] =
                    Double.isNaN(target)
                            ? Float.NaN
                            : Position.rounded(Math.clamp(target, -FARTHEST, FARTHEST));
        }
        return scaled;
    }

    /** What a step of a series takes in memory at most. */
    static long bytesAStep(int horizon) {
        return ARRAYS_BYTES + (long) Float.BYTES * (Representation.MAX_INPUTS + horizon);
    }

    /** Whether there is no target at all. */
    boolean empty() {
        return series.stream()
                .allMatch(each -> Arrays.stream(each.targets).allMatch(Examples::withoutTarget));
    }

    private static boolean withoutTarget(float[] targets) {
        for (float target : targets) {
            if (!Float.isNaN(target)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public int count() {
        return series.size();
    }

    @Override
    public int steps() {
        return steps;
    }

    @Override
    public void write(int sequence, int from, int count, Batch batch, int row) {
        Series one = series.get(sequence);
        for (int step = 0; step < count; step++) {
            boolean there = from + step < one.inputs.length;
            for (int i = 0; i < representation.inputs(); i++) {
                batch.input(step, row, i, there ? one.inputs[from + step][i] : 0);
            }
            for (int h = 0; h < representation.horizon(); h++) {
                batch.target(step, row, h, there ? one.targets[from + step][h] : Float.NaN);
            }
        }
    }
}
