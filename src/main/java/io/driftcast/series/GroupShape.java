package io.driftcast.series;

import io.driftcast.bytes.StableHash;
import java.util.List;

/**
 * What the members of a group have to agree in, so that one model can forecast them all.
 *
 * @param interval the length of a step, ISO-8601
 * @param seasonalPeriods season lengths in steps, the main one first
 * @param horizon how many steps ahead to forecast
 */
public record GroupShape(String interval, List<Integer> seasonalPeriods, int horizon) {

    public GroupShape {
        seasonalPeriods = List.copyOf(seasonalPeriods);
    }

    /** The hash by which members and models of a group are compared, also across machines. */
    public long hash() {
        return new StableHash().add(interval).addInts(seasonalPeriods).add(horizon).toLong();
    }
}
