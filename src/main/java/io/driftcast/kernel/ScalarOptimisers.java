package io.driftcast.kernel;

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
        Shapes.same(parameters, gradient);
        Shapes.same(parameters, first);
        Shapes.same(parameters, second);
        float rate = (float) (settings.rate() / (1 - Math.pow(settings.beta1(), step)));
        float root = (float) Math.sqrt(1 - Math.pow(settings.beta2(), step));
        for (int i = 0; i < parameters.length(); i++) {
            float g = gradient.get(i);
            float m = Math.fma(1 - settings.beta1(), g, settings.beta1() * first.get(i));
            float v = Math.fma((1 - settings.beta2()) * g, g, settings.beta2() * second.get(i));
            first.set(i, m);
            second.set(i, v);
            float deviation = (float) Math.sqrt(v) / root + settings.epsilon();
            parameters.set(i, Math.fma(-rate, m / deviation, parameters.get(i)));
        }
    }
}
