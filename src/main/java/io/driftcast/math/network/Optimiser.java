package io.driftcast.math.network;

import io.driftcast.math.kernel.AdamSettings;
import io.driftcast.math.kernel.Kernels;
import io.driftcast.math.kernel.Tensor;
import java.lang.foreign.Arena;

/** Adam on clipped gradients, with its two moments beside the parameters. Not thread-safe. */
public final class Optimiser {

    private final Parameters parameters;
    private final Tensor firstMoment;
    private final Tensor secondMoment;
    private final float clip;
    private AdamSettings adam;
    private int updates;

    /**
     * @param arena of the moments
     * @param parameters what is changed, in place
     * @param rate the learning rate, above 0
     * @param clip the gradient's norm at most, above 0; infinity for any
     */
    public Optimiser(Arena arena, Parameters parameters, float rate, float clip) {
        this.parameters = parameters;
        this.clip = clip;
        firstMoment = Tensor.zeros(arena, parameters.values().length());
        secondMoment = Tensor.zeros(arena, parameters.values().length());
        adam = AdamSettings.withRate(rate);
    }

    /** Changes the learning rate. */
    void rate(float rate) {
        if (rate != adam.rate()) {
            adam = AdamSettings.withRate(rate);
        }
    }

    /** How many updates there were. */
    int updates() {
        return updates;
    }

    /** Clips the gradient and moves the parameters by it. */
    public void update() {
        GradientClipping.clip(parameters.gradient(), clip);
        updates++;
        Kernels.OPTIMISERS.adam(
                adam,
                updates,
                parameters.values(),
                parameters.gradient(),
                firstMoment,
                secondMoment);
    }
}
