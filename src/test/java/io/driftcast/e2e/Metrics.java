package io.driftcast.e2e;

import java.util.LinkedHashMap;
import java.util.Map;

/** Values in Prometheus' text format, by name with labels. */
record Metrics(Map<String, Double> values) {

    static Metrics parse(String text) {
        Map<String, Double> values = new LinkedHashMap<>();
        text.lines()
                .filter(line -> !line.startsWith("#") && !line.isBlank())
                .forEach(line -> {
                    int space = line.lastIndexOf(' ');
                    values.put(line.substring(0, space), Double.valueOf(line.substring(space + 1)));
                });
        return new Metrics(values);
    }

    /** The sum over all labels; fails where the metric is not there. */
    double sum(String name) {
        double[] all =
                values.entrySet().stream()
                        .filter(entry ->
                                entry.getKey().equals(name)
                                        || entry.getKey().startsWith(name + "{"))
                        .mapToDouble(Map.Entry::getValue)
                        .toArray();
        if (all.length == 0) {
            throw new AssertionError(name + " is not among " + values.keySet());
        }
        double sum = 0;
        for (double each : all) {
            sum += each;
        }
        return sum;
    }

    double value(String name, String label, String labelValue) {
        return sum("%s{%s=\"%s\"}".formatted(name, label, labelValue));
    }
}
