package io.driftcast.math.kernel;

/**
 * The functions of one element behind {@link Activations} and {@link RecurrentCells}, in float
 * arithmetic of fused multiply-adds, products, sums, one division and shifts of bits: what {@link
 * VectorLoops} does to each lane, in the same order, so that both agree bit for bit.
 *
 * <p>The coefficients were fitted for this class: iteratively reweighted least squares (Lawson's
 * algorithm, for quotients linearised with the denominator of the round before) on 2,000 to 3,000
 * Chebyshev nodes in double precision, for the smallest maximal relative error, then rounded to
 * float. The errors given are the largest found on every thirteenth float, against double
 * precision; an ulp is that of the exact result.
 */
final class Approximations {

    /** From here on {@link #tanh} is 1. */
    static final float TANH_LIMIT = 9.02f;

    /** Above it exp is infinite. */
    static final float EXP_HIGHEST = 89;

    /** Below it exp is 0. */
    static final float EXP_LOWEST = -104;

    /** Below it {@link #expOfNegative} is 0: of its exponent, a float has the bits of 0. */
    static final float NEGATIVE_LOWEST = -88;

    /** exp of less does not change 1 + exp. */
    static final float SIGMOID_LOWEST = -87;

    static final float LOG2_E = 1.442695f;

    /**
     * ln 2 in two parts, the first of so few digits that its multiples by an exponent are exact.
     */
    static final float LN2_HIGH = 355f / 512;

    static final float LN2_LOW = -2.1219444e-4f;

    /** 1.5 * 2^23: a small number added to it is rounded to an integer, in its lowest bits. */
    static final float ROUNDER = 12582912f;

    static final int ROUNDER_BITS = Float.floatToRawIntBits(ROUNDER);

    /** exp r = 1 + r + r^2 E(r) for |r| of at most half of ln 2. */
    static final float EXP_0 = 0.49999994f;

    static final float EXP_1 = 0.1666652f;
    static final float EXP_2 = 0.041668393f;
    static final float EXP_3 = 0.008368781f;
    static final float EXP_4 = 0.0013814467f;

    /** The bias of a float's exponent, and where its exponent begins. */
    static final int BIAS = 127;

    static final int MANTISSA_BITS = 23;

    static final int SIGN = Integer.MIN_VALUE;

    /** Above it the normal distribution function is 1, and below its negative 0. */
    static final float NORMAL_LIMIT = 5.6f;

    /** Phi(x) = 1/2 + x P(x^2) / Q(x^2), Q(0) = 1. */
    static final float NORMAL_P0 = 0.3989423f;

    static final float NORMAL_P1 = 0.032736436f;
    static final float NORMAL_P2 = 0.0047980226f;
    static final float NORMAL_P3 = 1.69921e-4f;
    static final float NORMAL_P4 = 8.357908e-6f;
    static final float NORMAL_P5 = 5.1355205e-8f;
    static final float NORMAL_P6 = -7.1864646e-11f;

    /** 1 / sqrt(2 pi). */
    static final float NORMAL_DENSITY = 0.3989423f;

    static final float NORMAL_Q1 = 0.24872477f;
    static final float NORMAL_Q2 = 0.028480865f;
    static final float NORMAL_Q3 = 0.0019309713f;
    static final float NORMAL_Q4 = 8.154803e-5f;
    static final float NORMAL_Q5 = 1.9614095e-6f;

    private Approximations() {}

    /**
     * tanh |x| = E / (E + 2) with E = exp(2 |x|) - 1, and the sign of x: within 2.6 ulp and 9e-8,
     * and never beyond 1.
     */
    static float tanh(float x) {
        float a = Math.abs(x);
        a = a > TANH_LIMIT ? TANH_LIMIT : a;
        a = a + a;
        float t = Math.fma(a, LOG2_E, ROUNDER);
        float n = t - ROUNDER;
        float r = Math.fma(n, -LN2_LOW, Math.fma(n, -LN2_HIGH, a));
        int exponent = Float.floatToRawIntBits(t) - ROUNDER_BITS;
        float scale = Float.intBitsToFloat((exponent + BIAS) << MANTISSA_BITS);
        float e = Math.fma(expOfRemainderLessOne(r), scale, scale - 1);
        float y = e / (e + 2);
        int sign = Float.floatToRawIntBits(x) & SIGN;
        return Float.intBitsToFloat(Float.floatToRawIntBits(y) | sign);
    }

    /**
     * 1 / (1 + exp(-x)): within 2.5 ulp and 9e-8; below -88.37, where it is less than 4.3e-39, 0.
     */
    static float sigmoid(float x) {
        float a = -x;
        a = a > EXP_HIGHEST ? EXP_HIGHEST : a;
        a = a < SIGMOID_LOWEST ? SIGMOID_LOWEST : a;
        float t = Math.fma(a, LOG2_E, ROUNDER);
        float n = t - ROUNDER;
        float r = Math.fma(n, -LN2_LOW, Math.fma(n, -LN2_HIGH, a));
        int exponent = Float.floatToRawIntBits(t) - ROUNDER_BITS;
        float scale = Float.intBitsToFloat((exponent + BIAS) << MANTISSA_BITS);
        return 1 / Math.fma(expOfRemainder(r), scale, 1);
    }

    /** exp x: within 1.1 ulp, subnormal results included. */
    static float exp(float x) {
        float a = x > EXP_HIGHEST ? EXP_HIGHEST : x;
        a = a < EXP_LOWEST ? EXP_LOWEST : a;
        float t = Math.fma(a, LOG2_E, ROUNDER);
        float n = t - ROUNDER;
        float r = Math.fma(n, -LN2_LOW, Math.fma(n, -LN2_HIGH, a));
        int exponent = Float.floatToRawIntBits(t) - ROUNDER_BITS;
        // Two factors: 2^n itself may be out of range where the product is not.
        int half = exponent >> 1;
        float first = Float.intBitsToFloat((half + BIAS) << MANTISSA_BITS);
        float second = Float.intBitsToFloat((exponent - half + BIAS) << MANTISSA_BITS);
        return expOfRemainder(r) * first * second;
    }

    /** exp x of an x that is 0 or less: within 1.1 ulp, and 0 where it would be subnormal. */
    static float expOfNegative(float x) {
        float a = x < NEGATIVE_LOWEST ? NEGATIVE_LOWEST : x;
        float t = Math.fma(a, LOG2_E, ROUNDER);
        float n = t - ROUNDER;
        float r = Math.fma(n, -LN2_LOW, Math.fma(n, -LN2_HIGH, a));
        int exponent = Float.floatToRawIntBits(t) - ROUNDER_BITS;
        return expOfRemainder(r) * Float.intBitsToFloat((exponent + BIAS) << MANTISSA_BITS);
    }

    private static float expOfRemainder(float r) {
        return expOfRemainderLessOne(r) + 1;
    }

    private static float expOfRemainderLessOne(float r) {
        float p = Math.fma(EXP_4, r, EXP_3);
        p = Math.fma(p, r, EXP_2);
        p = Math.fma(p, r, EXP_1);
        p = Math.fma(p, r, EXP_0);
        return Math.fma(r * r, p, r);
    }

    /** max(x, 0). */
    static float relu(float x) {
        return x <= 0 ? 0 : x;
    }

    /**
     * x Phi(x): within 3 ulp where x is positive, and 8e-7 where it is not, since 1/2 less almost
     * as much keeps few digits.
     */
    static float gelu(float x) {
        float y = x * (normalLessHalf(x) + 0.5f);
        y = x > NORMAL_LIMIT ? x : y;
        return x < -NORMAL_LIMIT ? -0.0f : y;
    }

    /** The derivative of {@link #gelu}, Phi(x) + x phi(x), within 8e-7. */
    static float geluSlope(float x) {
        float density = exp(x * x * -0.5f) * NORMAL_DENSITY;
        float y = Math.fma(x, density, normalLessHalf(x) + 0.5f);
        y = x > NORMAL_LIMIT ? 1 : y;
        return x < -NORMAL_LIMIT ? 0 : y;
    }

    /** Phi(x) - 1 / 2. */
    private static float normalLessHalf(float x) {
        float a = x > NORMAL_LIMIT ? NORMAL_LIMIT : x;
        a = a < -NORMAL_LIMIT ? -NORMAL_LIMIT : a;
        float u = a * a;
        float p = Math.fma(NORMAL_P6, u, NORMAL_P5);
        p = Math.fma(p, u, NORMAL_P4);
        p = Math.fma(p, u, NORMAL_P3);
        p = Math.fma(p, u, NORMAL_P2);
        p = Math.fma(p, u, NORMAL_P1);
        p = Math.fma(p, u, NORMAL_P0);
        float q = Math.fma(NORMAL_Q5, u, NORMAL_Q4);
        q = Math.fma(q, u, NORMAL_Q3);
        q = Math.fma(q, u, NORMAL_Q2);
        q = Math.fma(q, u, NORMAL_Q1);
        q = Math.fma(q, u, 1);
        return a * p / q;
    }
}
