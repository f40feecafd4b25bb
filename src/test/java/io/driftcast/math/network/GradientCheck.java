package io.driftcast.math.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.driftcast.math.kernel.Tensor;
import java.util.SplittableRandom;
import java.util.function.DoubleSupplier;

/**
 * A check of gradients against differences of the loss along random directions.
 *
 * <p>The difference over 2 e is wrong by a bias that grows with e^2, so that the difference over 4
 * e is wrong by four times as much: their distance is three times the bias of the first. Beside it
 * stands the rounding of the loss, over e. The loss must have no kink nearby.
 */
public final class GradientCheck {

    private static final float STEP = 0.005f;
    private static final int DIRECTIONS = 6;

    private final DoubleSupplier loss;
    private final double rounding;
    private final SplittableRandom random;

    /**
     * @param loss computed anew from what the checked tensors hold
     * @param rounding by how much rounding makes a loss wrong at most
     * @param seed of the directions
     */
    public GradientCheck(DoubleSupplier loss, double rounding, long seed) {
        this.loss = loss;
        this.rounding = rounding;
        random = new SplittableRandom(seed);
    }

    /**
     * Asserts that a gradient is the loss's slope.
     *
     * @param where what the gradient is by; put back afterwards
     * @param gradient of the loss where it is now
     */
    public void check(Tensor where, float[] gradient) {
        float[] centre = where.toArray();
        assertThat(gradient).hasSameSizeAs(centre);
        for (int i = 0; i < DIRECTIONS; i++) {
            double[] direction = direction(centre.length);
            double expected = 0;
            for (int j = 0; j < direction.length; j++) {
                expected += direction[j] * gradient[j];
            }
            double near = difference(where, centre, direction, STEP);
            double far = difference(where, centre, direction, 2 * STEP);
            where.copyFrom(centre);

            assertThat(near).isCloseTo(expected, within(Math.abs(far - near) + rounding / STEP));
        }
    }

    private double[] direction(int length) {
        double[] direction = new double[length];
        double norm = 0;
        for (int i = 0; i < length; i++) {
            direction[i] = random.nextGaussian();
            norm += direction[i] * direction[i];
        }
        for (int i = 0; i < length; i++) {
            direction[i] /= Math.sqrt(norm);
        }
        return direction;
    }

    private double difference(Tensor where, float[] centre, double[] direction, float step) {
        double above = at(where, centre, direction, step);
        double below = at(where, centre, direction, -step);
        return (above - below) / (2 * step);
    }

    private double at(Tensor where, float[] centre, double[] direction, float step) {
        for (int i = 0; i < centre.length; i++) {
            where.set(i, (float) (centre[i] + step * direction[i]));
        }
        return loss.getAsDouble();
    }
}
