package io.driftcast.data;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The zone whose clocks have the offsets that the times of a file are written with. */
final class ZoneOfOffsets {

    /** Of several zones that fit the first of these is taken. */
    private static final List<String> USUAL =
            List.of(
                    "Europe/Berlin",
                    "Europe/London",
                    "Europe/Helsinki",
                    "America/New_York",
                    "America/Chicago",
                    "America/Denver",
                    "America/Los_Angeles",
                    "America/Halifax",
                    "America/St_Johns",
                    "Australia/Sydney",
                    "Australia/Adelaide",
                    "Pacific/Auckland");

    private ZoneOfOffsets() {}

    /**
     * The zone: the offset itself where there is but one; UTC where no zone has all of them.
     *
     * @param examples times on the clock with their offsets, at least one
     */
    static ZoneId of(Map<LocalDateTime, ZoneOffset> examples) {
        if (Set.copyOf(examples.values()).size() == 1) {
            return examples.values().iterator().next();
        }
        return Stream.concat(USUAL.stream(), ZoneId.getAvailableZoneIds().stream().sorted())
                .map(ZoneId::of)
                .filter(zone -> fits(zone, examples))
                .findFirst()
                .orElse(ZoneOffset.UTC);
    }

    private static boolean fits(ZoneId zone, Map<LocalDateTime, ZoneOffset> examples) {
        return examples.entrySet().stream()
                .allMatch(each ->
                        zone.getRules().getValidOffsets(each.getKey()).contains(each.getValue()));
    }
}
