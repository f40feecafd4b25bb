package io.driftcast.app;

import java.util.List;

/**
 * Whether the process lives or is ready.
 *
 * @param ok true where there is nothing against it
 * @param reasons what is against it, or what else is worth knowing
 */
record Health(boolean ok, List<String> reasons) {

    /** Copies the reasons. */
    Health {
        reasons = List.copyOf(reasons);
    }

    /** Nothing is against it. */
    static Health good() {
        return new Health(true, List.of());
    }

    /** Something is. */
    static Health bad(String... reasons) {
        return new Health(false, List.of(reasons));
    }
}
