package io.driftcast.series.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The cycles of fixed length that stand out of a series' spectrum: peaks of the periodogram that
 * are too high for the power around them, as a smooth season in much noise is whose first
 * differences are noise. Stateless, thread-safe.
 *
 * <p>A peak is compared with the median power from half to twice its frequency (and over {@value
 * #FEWEST_AROUND} Fourier frequencies upwards at least, {@value #MOST_AROUND} on either side at
 * most), its own width left out, so that a spectrum that falls, as those of a walk and of
 * autoregressive noise do, is no cycle. Of noise, the ratio to a mean of m powers is above x with
 * the probability (1 + x / m)^-m (an F distribution; a median counts as a mean of half as many);
 * that is held below {@value #LEVEL} for all frequencies together.
 */
final class SpectralLines {

    private static final double LEVEL = 0.001;

    /** Half the width of a peak, in Fourier frequencies. */
    private static final double WIDTH = 1.5;

    private static final double FEWEST_AROUND = 8;
    private static final double MOST_AROUND = 64;

    /** A median of exponential variables over their mean. */
    private static final double MEDIAN = Math.log(2);

    /** The least cycles in the series: with a rounded length, three. */
    private static final double LEAST_CYCLES = 2.9;

    private static final int LEAST_PERIOD = 4;

    /**
     * A cycle.
     *
     * @param period steps, not a whole number
     * @param power of its peak
     */
    record Line(double period, double power) {}

    private SpectralLines() {}

    /**
     * The cycles, the strongest first.
     *
     * @param rest of mean 0, missing values filled in; unchanged
     * @param longest the longest period looked for, in steps
     */
    static List<Line> of(double[] rest, int longest) {
        Periodogram spectrum = Periodogram.of(rest);
        double[] power = spectrum.power();
        double fourier = spectrum.length() / (double) rest.length;
        int first =
                (int)
                        Math.ceil(
                                Math.max(
                                        LEAST_CYCLES * fourier,
                                        spectrum.length() / (longest + 0.5)));
        int last = spectrum.length() / LEAST_PERIOD;
        double tests = Math.max(1, (last - first) / fourier);
        List<Line> lines = new ArrayList<>();
        for (int j = Math.max(1, first); j <= last; j++) {
            if (power[j] > power[j - 1]
                    && power[j] >= power[j + 1]
                    && tests * chance(power, j, fourier) < LEVEL) {
                lines.add(new Line(1 / spectrum.frequency(top(power, j)), power[j]));
            }
        }
        lines.sort((a, b) -> Double.compare(b.power(), a.power()));
        return lines;
    }

    /** How likely noise with the spectrum around has such a peak there. */
    private static double chance(double[] power, int peak, double fourier) {
        int width = (int) Math.ceil(WIDTH * fourier);
        int least = (int) (FEWEST_AROUND * fourier);
        int most = (int) (MOST_AROUND * fourier);
        int from = Math.max(1, peak - Math.min(peak / 2, most));
        int to = Math.min(power.length - 1, peak + Math.clamp(peak, least, most));
        double[] around = new double[to - from + 1];
        int n = 0;
        int stride = Math.max(1, (int) fourier); // powers nearer each other go together
        for (int j = from; j <= to; j += stride) {
            if (Math.abs(j - peak) >= width) {
                around[n++] = power[j];
            }
        }
        Arrays.sort(around, 0, n);
        double mean = around[n / 2] / MEDIAN;
        double m = n * stride / fourier / 2;
        return Math.pow(1 + power[peak] / mean / m, -m);
    }

    /** The place of a peak between the grid's, by the parabola through the logarithms. */
    private static double top(double[] power, int j) {
        double before = Math.log(power[j - 1]);
        double at = Math.log(power[j]);
        double after = Math.log(power[j + 1]);
        double bend = before - 2 * at + after;
        return bend < 0 ? j + 0.5 * (before - after) / bend : j;
    }
}
