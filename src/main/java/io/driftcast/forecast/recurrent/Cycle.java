package io.driftcast.forecast.recurrent;

/**
 * A cycle of the calendar, such as a day of hours, with sine and cosine of each of its phases. They
 * are made beforehand: the library's functions allocate, and an update must not.
 */
final class Cycle {

    private final float[] sines;
    private final float[] cosines;

    /**
     * @param length in steps, 2 or more
     */
    Cycle(int length) {
        sines = new float[length];
        cosines = new float[length];
        for (int phase = 0; phase < length; phase++) {
            sines[phase] = (float) StrictMath.sin(2 * Math.PI * phase / length);
            cosines[phase] = (float) StrictMath.cos(2 * Math.PI * phase / length);
        }
    }

    int length() {
        return sines.length;
    }

    /** The phase of a step, the calendar's step 0 being phase 0. */
    int phase(long step) {
        return (int) Math.floorMod(step, (long) sines.length);
    }

    float sine(int phase) {
        return sines[phase];
    }

    float cosine(int phase) {
        return cosines[phase];
    }
}
