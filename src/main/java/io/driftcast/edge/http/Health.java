package io.driftcast.edge.http;

import java.util.List;

/**
 * Whether the process lives or is ready.
 *
 * @param ok true where there is nothing against it
 * @param reasons what is against it, or what else is worth knowing
 */
public record Health(boolean ok, List<String> reasons) {

    /** Copies the reasons. */
    public Health {
        reasons = List.copyOf(reasons);
    }

    /** Nothing is against it. */
    public static Health good() {
        return new Health(true, List.of());
    }

    /** Something is. */
    public static Health bad(String... reasons) {
        return new Health(false, List.of(reasons));
    }
}
