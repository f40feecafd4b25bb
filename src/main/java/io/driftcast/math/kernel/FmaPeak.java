package io.driftcast.math.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The most that one core can do: products that are added, on registers alone, so that no memory
 * slows them down. What a matrix kernel reaches is to be read as a part of it. Stateless,
 * thread-safe.
 */
public final class FmaPeak {

    /**
     * How many sums grow side by side: more than the latency of a multiply-add times how many begin
     * in a cycle (8 to 10 on today's cores), fewer than there are registers (16 at 256 bit).
     */
    private static final int CHAINS = 12;

    private static final VectorSpecies<Float> SPECIES = KernelMode.SPECIES;

    /** Each sum tends to 1 and stays a normal number. */
    private static final FloatVector FACTOR = FloatVector.broadcast(SPECIES, 0.5f);

    private static final FloatVector TERM = FloatVector.broadcast(SPECIES, 0.5f);

    private FmaPeak() {}

    /** How many floating-point operations {@link #run} carries out: two for each product. */
    public static long operations(int rounds) {
        return 2L * rounds * CHAINS * SPECIES.length();
    }

    /**
     * Carries them out.
     *
     * @param rounds multiply-adds of each sum, 0 or more
     * @return a number that depends on all of them
     */
    public static float run(int rounds) {
        FloatVector a = FACTOR;
        FloatVector b = TERM;
        // Of different beginnings: the compiler may carry equal sums out once.
        FloatVector s0 = FloatVector.broadcast(SPECIES, 0f);
        FloatVector s1 = FloatVector.broadcast(SPECIES, 1f);
        FloatVector s2 = FloatVector.broadcast(SPECIES, 2f);
        FloatVector s3 = FloatVector.broadcast(SPECIES, 3f);
        FloatVector s4 = FloatVector.broadcast(SPECIES, 4f);
        FloatVector s5 = FloatVector.broadcast(SPECIES, 5f);
        FloatVector s6 = FloatVector.broadcast(SPECIES, 6f);
        FloatVector s7 = FloatVector.broadcast(SPECIES, 7f);
        FloatVector s8 = FloatVector.broadcast(SPECIES, 8f);
        FloatVector s9 = FloatVector.broadcast(SPECIES, 9f);
        FloatVector s10 = FloatVector.broadcast(SPECIES, 10f);
        FloatVector s11 = FloatVector.broadcast(SPECIES, 11f);
        for (int i = 0; i < rounds; i++) {
            s0 = s0.fma(a, b);
            s1 = s1.fma(a, b);
            s2 = s2.fma(a, b);
            s3 = s3.fma(a, b);
            s4 = s4.fma(a, b);
            s5 = s5.fma(a, b);
            s6 = s6.fma(a, b);
            s7 = s7.fma(a, b);
            s8 = s8.fma(a, b);
            s9 = s9.fma(a, b);
            s10 = s10.fma(a, b);
            s11 = s11.fma(a, b);
        }
        FloatVector sum =
                s0.add(s1)
                        .add(s2)
                        .add(s3)
                        .add(s4)
                        .add(s5)
                        .add(s6)
                        .add(s7)
                        .add(s8)
                        .add(s9)
                        .add(s10)
                        .add(s11);
        return sum.lane(0);
    }
}
