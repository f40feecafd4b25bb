package io.driftcast.math.network;

/** Windows of a sine, each step of which is to tell the next two values. */
record SineSequences(int first, int count, int steps) implements Sequences {

    @Override
    public void write(int sequence, int from, int steps, Batch batch, int row) {
        for (int step = 0; step < steps; step++) {
            int at = first + sequence + from + step;
            batch.input(step, row, 0, value(at));
            batch.target(step, row, 0, value(at + 1));
            batch.target(step, row, 1, at % 7 == 0 ? Float.NaN : value(at + 2));
        }
    }

    private static float value(int at) {
        return (float) Math.sin(at * 0.35);
    }
}
