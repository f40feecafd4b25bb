package io.driftcast.math.network;

/** (output - target)^2: the outputs learn the mean. */
public record SquaredError() implements ElementwiseLoss {

    @Override
    public int outputsPerTarget() {
        return 1;
    }

    @Override
    public double value(int which, float output, float target) {
        double error = (double) output - target;
        return error * error;
    }

    @Override
    public float slope(int which, float output, float target) {
        return 2 * (output - target);
    }
}
