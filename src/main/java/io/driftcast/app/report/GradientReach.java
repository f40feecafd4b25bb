package io.driftcast.app.report;

import java.util.Locale;

/** What the norms of a recurrent network's gradient say, in a plain sentence or two. */
final class GradientReach {

    /** A share of the gradient below which it has faded. */
    private static final double FADED = 0.01;

    /** From this many times its size on it explodes. */
    private static final double GROWN = 10;

    private GradientReach() {}

    /**
     * Says whether the gradient fades, grows or lasts.
     *
     * @param norms by steps back, that of the last step first; at least one
     */
    static String words(double[] norms) {
        int largest = 0;
        int reach = 0;
        for (int back = 0; back < norms.length; back++) {
            largest = norms[back] > norms[largest] ? back : largest;
            reach = norms[back] >= FADED * norms[0] ? back : reach;
        }
        if (!(norms[largest] > 0)) {
            return "The last forecast does not depend on what the network remembers.";
        }
        int farthest = norms.length - 1;
        if (norms[largest] >= GROWN * norms[0]) {
            return String.format(
                    Locale.ROOT,
                    "The gradient grows on its way back: %d steps before the last it is %.3g times"
                            + " as large. It explodes; training may have been unsteady.",
                    largest,
                    norms[largest] / norms[0]);
        }
        if (reach < farthest) {
            return String.format(
                    Locale.ROOT,
                    "The gradient fades on its way back: more than %d steps before the last less"
                            + " than 1 %% of it is left. What the network saw before that hardly"
                            + " moves its forecast, and it learnt little from it.",
                    reach);
        }
        return String.format(
                Locale.ROOT,
                "The gradient lasts: %d steps before the last %.0f %% of it is left, so that the"
                        + " network still learns from what it saw there.",
                farthest,
                100 * norms[farthest] / norms[0]);
    }
}
