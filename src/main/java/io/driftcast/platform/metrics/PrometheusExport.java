package io.driftcast.platform.metrics;

import com.codahale.metrics.Metric;
import com.codahale.metrics.MetricRegistry;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.instrumentation.dropwizard.DropwizardExports;
import io.prometheus.metrics.instrumentation.dropwizard5.labels.CustomLabelMapper;
import io.prometheus.metrics.instrumentation.dropwizard5.labels.MapperConfig;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.DataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricMetadata;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import io.prometheus.metrics.model.snapshots.SummarySnapshot;
import io.prometheus.metrics.model.snapshots.SummarySnapshot.SummaryDataPointSnapshot;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A Dropwizard registry in Prometheus' text format. Dots in names become underscores, counters and
 * meters end in {@code _total}, timers are in seconds, and labels are written as {@link
 * LabelledName} says.
 *
 * <p>Prometheus' bridge refuses two metrics of one name even where their labels differ, so it is
 * asked once for each set of labels and the answers are joined here.
 */
public final class PrometheusExport implements MultiCollector {

    public static final String CONTENT_TYPE = PrometheusTextFormatWriter.CONTENT_TYPE;

    private final MetricRegistry registry;
    private final PrometheusRegistry exports = new PrometheusRegistry();
    private final PrometheusTextFormatWriter writer = PrometheusTextFormatWriter.create();

    public PrometheusExport(MetricRegistry registry) {
        this.registry = registry;
        exports.register(this);
    }

    /** The metrics as they are now. */
    public byte[] scrape() throws IOException {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        writer.write(text, exports.scrape());
        return text.toByteArray();
    }

    @Override
    public MetricSnapshots collect() {
        Map<String, List<MetricSnapshot>> byName = new TreeMap<>();
        byLabels()
                .forEach((labels, part) ->
                        bridge(part, labels).stream().forEach(snapshot -> add(byName, snapshot)));
        return new MetricSnapshots(byName.values().stream().map(PrometheusExport::joined).toList());
    }

    private static void add(Map<String, List<MetricSnapshot>> byName, MetricSnapshot snapshot) {
        byName.computeIfAbsent(snapshot.getMetadata().getPrometheusName(), _ -> new ArrayList<>())
                .add(snapshot);
    }

    private Map<Map<String, String>, MetricRegistry> byLabels() {
        Map<Map<String, String>, MetricRegistry> parts = new HashMap<>();
        for (Map.Entry<String, Metric> metric : registry.getMetrics().entrySet()) {
            LabelledName name = LabelledName.parse(metric.getKey());
            parts.computeIfAbsent(name.labels(), _ -> new MetricRegistry())
                    .register(name.base(), metric.getValue());
        }
        return parts;
    }

    private static MetricSnapshots bridge(MetricRegistry part, Map<String, String> labels) {
        return new DropwizardExports(part, (_, _) -> true, new FixedLabels(labels)).collect();
    }

    private static MetricSnapshot joined(List<MetricSnapshot> parts) {
        MetricMetadata metadata = described(parts.getFirst().getMetadata());
        return switch (parts.getFirst()) {
            case CounterSnapshot _ ->
                    new CounterSnapshot(metadata, points(parts, CounterDataPointSnapshot.class));
            case GaugeSnapshot _ ->
                    new GaugeSnapshot(metadata, points(parts, GaugeDataPointSnapshot.class));
            case SummarySnapshot _ ->
                    new SummarySnapshot(metadata, points(parts, SummaryDataPointSnapshot.class));
            default ->
                    throw new IllegalStateException(
                            metadata.getName() + ": the bridge made an unknown kind of metric");
        };
    }

    /** The bridge's own text has the names of generated classes in it. */
    private static MetricMetadata described(MetricMetadata metadata) {
        String words = metadata.getName().replace('.', ' ').replace('_', ' ');
        return new MetricMetadata(metadata.getName(), words);
    }

    /** Points of one kind: two kinds under one name are a mistake, of which the first wins. */
    private static <P extends DataPointSnapshot> List<P> points(
            List<MetricSnapshot> parts, Class<P> kind) {
        return parts.stream()
                .flatMap(part -> part.getDataPoints().stream())
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    /** Adds the same labels to every metric. */
    private static final class FixedLabels extends CustomLabelMapper {

        /** The base class insists on one; both its methods are replaced here. */
        private static final MapperConfig NO_PATTERN =
                new MapperConfig("none.none", "none", Map.of());

        private final Map<String, String> labels;

        FixedLabels(Map<String, String> labels) {
            super(List.of(NO_PATTERN));
            this.labels = labels;
        }

        @Override
        public String getName(String dropwizardName) {
            return dropwizardName;
        }

        @Override
        public Labels getLabels(
                String dropwizardName, List<String> otherNames, List<String> otherValues) {
            List<String> names = new ArrayList<>(labels.keySet());
            List<String> values = new ArrayList<>(labels.values());
            names.addAll(otherNames);
            values.addAll(otherValues);
            return Labels.of(names, values);
        }
    }
}
