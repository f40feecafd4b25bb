package io.driftcast.math.kernel;

import java.lang.foreign.MemorySegment;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** {@link Optimisers} in vectors. */
final class VectorOptimisers implements Optimisers {

    private static final VectorSpecies<Float> SPECIES = KernelMode.SPECIES;

    private static final int LANES = SPECIES.length();

    @Override
    public void adam(
            AdamSettings settings,
            int step,
            Tensor parameters,
            Tensor gradient,
            Tensor first,
            Tensor second) {
        ScalarOptimisers.check(step, parameters, gradient, first, second);
        MemorySegment ws = Memory.segment(parameters);
        MemorySegment gs = Memory.segment(gradient);
        MemorySegment ms = Memory.segment(first);
        MemorySegment vs = Memory.segment(second);
        long wBase = Memory.base(parameters);
        long gBase = Memory.base(gradient);
        long mBase = Memory.base(first);
        long vBase = Memory.base(second);
        float beta1 = settings.beta1();
        float beta2 = settings.beta2();
        float rate = ScalarOptimisers.rate(settings, step);
        float root = ScalarOptimisers.root(settings, step);
        int vectorised = SPECIES.loopBound(parameters.length());
        for (int n = 0; n < vectorised; n += LANES) {
            long i = 4L * n;
            FloatVector g = FloatVector.fromMemorySegment(SPECIES, gs, gBase + i, Memory.ORDER);
            FloatVector m = FloatVector.fromMemorySegment(SPECIES, ms, mBase + i, Memory.ORDER);
            FloatVector v = FloatVector.fromMemorySegment(SPECIES, vs, vBase + i, Memory.ORDER);
            FloatVector w = FloatVector.fromMemorySegment(SPECIES, ws, wBase + i, Memory.ORDER);
            m = g.fma(FloatVector.broadcast(SPECIES, 1 - beta1), m.mul(beta1));
            v = g.mul(1 - beta2).fma(g, v.mul(beta2));
            m.intoMemorySegment(ms, mBase + i, Memory.ORDER);
            v.intoMemorySegment(vs, vBase + i, Memory.ORDER);
            FloatVector deviation =
                    v.sqrt()
                            .fma(
                                    FloatVector.broadcast(SPECIES, root),
                                    FloatVector.broadcast(SPECIES, settings.epsilon()));
            m.div(deviation)
                    .fma(FloatVector.broadcast(SPECIES, -rate), w)
                    .intoMemorySegment(ws, wBase + i, Memory.ORDER);
        }
        for (int n = vectorised; n < parameters.length(); n++) {
            ScalarOptimisers.one(settings, rate, root, n, parameters, gradient, first, second);
        }
        Memory.keep(parameters);
        Memory.keep(gradient);
        Memory.keep(first);
        Memory.keep(second);
    }
}
