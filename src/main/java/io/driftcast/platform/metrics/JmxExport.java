package io.driftcast.platform.metrics;

import com.codahale.metrics.MetricRegistry;
import com.codahale.metrics.jmx.JmxReporter;
import java.util.Map;
import javax.management.MalformedObjectNameException;
import javax.management.ObjectName;

/**
 * A Dropwizard registry as JMX beans {@code driftcast:type=...,name=...}, with each label as a key
 * of its own.
 */
public final class JmxExport implements AutoCloseable {

    static final String DOMAIN = "driftcast";

    private final JmxReporter reporter;

    private JmxExport(JmxReporter reporter) {
        this.reporter = reporter;
    }

    /** Registers the beans, and those of metrics that come later, until {@link #close}. */
    public static JmxExport start(MetricRegistry registry) {
        JmxReporter reporter =
                JmxReporter.forRegistry(registry)
                        .inDomain(DOMAIN)
                        .createsObjectNamesWith(JmxExport::name)
                        .build();
        reporter.start();
        return new JmxExport(reporter);
    }

    static ObjectName name(String type, String domain, String metric) {
        LabelledName name = LabelledName.parse(metric);
        StringBuilder keys = new StringBuilder("type=" + type);
        keys.append(",name=").append(ObjectName.quote(name.base()));
        for (Map.Entry<String, String> label : name.labels().entrySet()) {
            keys.append(',').append(label.getKey()).append('=');
            keys.append(ObjectName.quote(label.getValue()));
        }
        try {
            return new ObjectName(domain + ":" + keys);
        } catch (MalformedObjectNameException e) {
            throw new IllegalArgumentException("metric " + metric + " cannot be a JMX bean", e);
        }
    }

    @Override
    public void close() {
        reporter.close();
    }
}
