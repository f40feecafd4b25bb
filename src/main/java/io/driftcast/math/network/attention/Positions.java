package io.driftcast.math.network.attention;

import io.driftcast.math.kernel.Tensor;
import java.lang.foreign.Arena;

/**
 * What tells the places of a sequence apart (Vaswani et al. 2017, arXiv:1706.03762): place p has
 * sin(p / 10000^(2 i / width)) in column 2 i and the cosine of the same in column 2 i + 1.
 */
final class Positions {

    private static final double LONGEST_WAVE = 10_000;

    private Positions() {}

    /** The numbers of the first so many places: places x width. */
    static Tensor of(Arena arena, int places, int width) {
        Tensor positions = Tensor.zeros(arena, places, width);
        for (int place = 0; place < places; place++) {
            for (int column = 0; column < width; column++) {
                double angle = place / Math.pow(LONGEST_WAVE, (column - column % 2.0) / width);
                double number = column % 2 == 0 ? Math.sin(angle) : Math.cos(angle);
                positions.set(place * width + column, (float) number);
            }
        }
        return positions;
    }
}
