package io.driftcast.platform.metrics;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A metric's name with labels, as it is written in a Dropwizard registry, which knows no labels:
 * {@code driftcast.dead_letters[reason=UNDECODABLE]} or {@code
 * driftcast.fits[model=ets,outcome=done]}. A name without brackets has no labels. Label names are
 * letters, digits and underscores; values may hold anything but comma and closing bracket.
 *
 * @param base the name without labels
 * @param labels label to value, in the order written
 */
record LabelledName(String base, Map<String, String> labels) {

    static LabelledName parse(String name) {
        int open = name.indexOf('[');
        if (open < 0 || !name.endsWith("]")) {
            return new LabelledName(name, Map.of());
        }
        Map<String, String> labels = new LinkedHashMap<>();
        for (String pair : name.substring(open + 1, name.length() - 1).split(",", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                labels.put(pair.substring(0, equals), pair.substring(equals + 1));
            }
        }
        return new LabelledName(name.substring(0, open), labels);
    }
}
