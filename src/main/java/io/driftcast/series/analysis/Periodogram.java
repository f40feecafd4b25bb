package io.driftcast.series.analysis;

import java.util.Arrays;

/**
 * The power of a series by frequency, |sum of x[t] exp(-2 pi i f t)|^2 over the number of values,
 * on a grid {@value #FINENESS} times as fine as that of the Fourier frequencies at least. Of
 * independent values of variance s^2 each power is s^2 times an exponential variable of mean 1.
 *
 * @param power at the frequencies j / length cycles a step, j from 0 to length / 2
 * @param length of the transform, a power of 2
 */
record Periodogram(double[] power, int length) {

    private static final int FINENESS = 4;

    /**
     * That of numbers of mean 0.
     *
     * @param rest at least one, none NaN; unchanged
     */
    static Periodogram of(double[] rest) {
        int length = Integer.highestOneBit(Math.max(1, FINENESS * rest.length - 1)) << 1;
        double[] real = Arrays.copyOf(rest, length);
        double[] imaginary = new double[length];
        transform(real, imaginary);
        double[] power = new double[length / 2 + 1];
        for (int j = 0; j < power.length; j++) {
            power[j] = (real[j] * real[j] + imaginary[j] * imaginary[j]) / rest.length;
        }
        return new Periodogram(power, length);
    }

    /** The fast Fourier transform in place, by halves (J. W. Cooley and J. W. Tukey, 1965). */
    private static void transform(double[] real, double[] imaginary) {
        int length = real.length;
        for (int i = 1, j = 0; i < length; i++) {
            int bit = length >> 1;
            for (; (j & bit) != 0; bit >>= 1) {
                j ^= bit;
            }
            j ^= bit;
            if (i < j) {
                swap(real, i, j);
                swap(imaginary, i, j);
            }
        }
        double[] cos = new double[length / 2];
        double[] sin = new double[length / 2];
        for (int j = 0; j < cos.length; j++) {
            cos[j] = StrictMath.cos(2 * Math.PI * j / length);
            sin[j] = -StrictMath.sin(2 * Math.PI * j / length);
        }
        for (int half = 1; half < length; half <<= 1) {
            int stride = length / (2 * half);
            for (int begin = 0; begin < length; begin += 2 * half) {
                for (int j = 0; j < half; j++) {
                    butterfly(real, imaginary, begin + j, half, cos[j * stride], sin[j * stride]);
                }
            }
        }
    }

    private static void butterfly(
            double[] real, double[] imaginary, int i, int half, double cos, double sin) {
        double a = real[i + half] * cos - imaginary[i + half] * sin;
        double b = real[i + half] * sin + imaginary[i + half] * cos;
        real[i + half] = real[i] - a;
        imaginary[i + half] = imaginary[i] - b;
        real[i] += a;
        imaginary[i] += b;
    }

    private static void swap(double[] values, int i, int j) {
        double value = values[i];
        values[i] = values[j];
        values[j] = value;
    }

    /** The frequency of a place on the grid, in cycles a step; between two places too. */
    double frequency(double place) {
        return place / length;
    }
}
