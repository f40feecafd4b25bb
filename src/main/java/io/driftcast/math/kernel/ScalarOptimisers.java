package io.driftcast.math.kernel;

import java.util.Locale;

/** The reference of {@link Optimisers}. */
final class ScalarOptimisers implements Optimisers {

    @Override
    public void adam(
            AdamSettings settings,
            int step,
            Tensor parameters,
            Tensor gradient,
            Tensor first,
            Tensor second) {
        check(step, parameters, gradient, first, second);
        float rate = rate(settings, step);
        float root = root(settings, step);
        for (int i = 0; i < parameters.length(); i++) {
            one(settings, rate, root, i, parameters, gradient, first, second);
        }
    }

    static void check(int step, Tensor parameters, Tensor gradient, Tensor first, Tensor second) {
        if (step < 1) {
            throw new IllegalArgumentException(
                    String.format(Locale.ROOT, "step %d of Adam, the first is 1", step));
        }
        Shapes.same(parameters, gradient);
        Shapes.same(parameters, first);
        Shapes.same(parameters, second);
        Shapes.apart(parameters, gradient);
        Shapes.apart(parameters, first);
        Shapes.apart(parameters, second);
        Shapes.apart(gradient, first);
        Shapes.apart(gradient, second);
        Shapes.apart(first, second);
    }

    /** The learning rate, corrected for the first moment's start at 0. */
    static float rate(AdamSettings settings, int step) {
        return (float) (settings.rate() / (1 - Math.pow(settings.beta1(), step)));
    }

    /** What the second moment's root is multiplied by, for its start at 0. */
    static float root(AdamSettings settings, int step) {
        return (float) (1 / Math.sqrt(1 - Math.pow(settings.beta2(), step)));
    }

    /** One parameter. */
    static void one(
            AdamSettings settings,
            float rate,
            float root,
            int i,
            Tensor parameters,
            Tensor gradient,
            Tensor first,
            Tensor second) {
        float g = gradient.get(i);
        float m = Math.fma(g, 1 - settings.beta1(), first.get(i) * settings.beta1());
        float v = Math.fma(g * (1 - settings.beta2()), g, second.get(i) * settings.beta2());
        first.set(i, m);
        second.set(i, v);
        float deviation = Math.fma((float) Math.sqrt(v), root, settings.epsilon());
        parameters.set(i, Math.fma(m / deviation, -rate, parameters.get(i)));
    }
}
