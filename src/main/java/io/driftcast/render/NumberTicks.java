package io.driftcast.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Ticks at round numbers: multiples of 1, 2 or 5 times a power of ten. */
final class NumberTicks {

    /** Fewer do not let one read a value off. */
    private static final int FEWEST = 3;

    private static final double PLAIN_UP_TO = 1e7;
    private static final double PLAIN_FROM = 1e-4;

    private NumberTicks() {}

    /** About so many ticks within a range, and at least {@value #FEWEST}. */
    static List<Tick> between(double from, double to, int about) {
        List<Tick> ticks = spaced(from, to, about);
        for (int more = about + 1; ticks.size() < FEWEST; more++) {
            ticks = spaced(from, to, more);
        }
        return ticks;
    }

    private static List<Tick> spaced(double from, double to, int about) {
        double step = step((to - from) / about);
        int decimals = (int) Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
        double largest = Math.max(Math.abs(from), Math.abs(to));
        boolean plain = largest < PLAIN_UP_TO && step >= PLAIN_FROM;
        List<Tick> ticks = new ArrayList<>();
        long last = (long) Math.floor(to / step + 1e-9);
        for (long k = (long) Math.ceil(from / step - 1e-9); k <= last; k++) {
            double at = k * step;
            ticks.add(new Tick(at, label(k == 0 ? 0 : at, plain, decimals, largest, step)));
        }
        return ticks;
    }

    private static double step(double atLeast) {
        double power = Math.pow(10, Math.floor(Math.log10(atLeast)));
        for (int factor : new int[] {1, 2, 5}) {
            if (factor * power >= atLeast * (1 - 1e-9)) {
                return factor * power;
            }
        }
        return 10 * power;
    }

    private static String label(
            double at, boolean plain, int decimals, double largest, double step) {
        if (plain) {
            return String.format(Locale.ROOT, "%,." + decimals + "f", at);
        }
        if (at == 0) {
            return "0";
        }
        int exponent = (int) Math.floor(Math.log10(largest));
        int digits = (int) Math.max(0, exponent - Math.floor(Math.log10(step) + 1e-9));
        return String.format(
                Locale.ROOT, "%." + digits + "fe%d", at / Math.pow(10, exponent), exponent);
    }
}
