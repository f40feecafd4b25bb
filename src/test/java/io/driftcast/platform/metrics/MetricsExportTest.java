package io.driftcast.platform.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import com.codahale.metrics.Gauge;
import com.codahale.metrics.MetricRegistry;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;

class MetricsExportTest {

    private final MetricRegistry registry = new MetricRegistry();

    private String scrape() throws IOException {
        return new String(new PrometheusExport(registry).scrape(), StandardCharsets.UTF_8);
    }

    @Test
    void labelsAreReadFromBrackets() {
        assertThat(LabelledName.parse("driftcast.fits[model=arima(2,outcome=done]"))
                .isEqualTo(
                        new LabelledName(
                                "driftcast.fits", Map.of("model", "arima(2", "outcome", "done")));
        assertThat(LabelledName.parse("plain")).isEqualTo(new LabelledName("plain", Map.of()));
        assertThat(LabelledName.parse("odd[")).isEqualTo(new LabelledName("odd[", Map.of()));
    }

    @Test
    void metricsOfOneNameAndDifferentLabelsAreOneMetric() throws IOException {
        registry.counter("driftcast.dead_letters[reason=UNDECODABLE]").inc(2);
        registry.counter("driftcast.dead_letters[reason=FUTURE]").inc(3);
        registry.counter("driftcast.dead_letters").inc();

        assertThat(scrape().lines().filter(line -> line.contains("dead_letters")))
                .containsExactlyInAnyOrder(
                        "# HELP driftcast_dead_letters_total driftcast dead letters",
                        "# TYPE driftcast_dead_letters_total counter",
                        "driftcast_dead_letters_total 1.0",
                        "driftcast_dead_letters_total{reason=\"FUTURE\"} 3.0",
                        "driftcast_dead_letters_total{reason=\"UNDECODABLE\"} 2.0");
    }

    @Test
    void timersAreSummariesInSecondsAndMetersAreCounters() throws IOException {
        registry.timer("driftcast.fit_seconds[model=ets]").update(Duration.ofMillis(250));
        registry.timer("driftcast.fit_seconds[model=arima]").update(Duration.ofMillis(500));
        registry.meter("driftcast.readings[partition=0]").mark(7);
        registry.gauge("driftcast.lag", () -> (Gauge<Double>) () -> 1.5);

        assertThat(scrape().lines())
                .contains(
                        "# TYPE driftcast_fit_seconds summary",
                        "driftcast_fit_seconds{model=\"ets\",quantile=\"0.99\"} 0.25",
                        "driftcast_fit_seconds_count{model=\"arima\"} 1",
                        "driftcast_readings_total{partition=\"0\"} 7.0",
                        "driftcast_lag 1.5");
    }

    @Test
    void theSameNameWithTwoKindsDoesNotBreakTheScrape() throws IOException {
        registry.gauge("driftcast.mixed[a=1]", () -> (Gauge<Integer>) () -> 1);
        registry.histogram("driftcast.mixed[a=2]").update(5);

        assertThat(scrape()).contains("driftcast_mixed");
    }

    @Test
    void jmxBeansHaveTheLabelsAsKeysUntilTheExportIsClosed() throws Exception {
        MBeanServer beans = ManagementFactory.getPlatformMBeanServer();
        ObjectName name =
                new ObjectName("driftcast:type=counters,name=\"driftcast.jmx\",reason=\"a,b=c\"");
        assertThat(JmxExport.name("counters", "driftcast", "driftcast.jmx[reason=x]"))
                .isEqualTo(
                        new ObjectName(
                                "driftcast:reason=\"x\",type=counters,name=\"driftcast.jmx\""));

        try (JmxExport _ = JmxExport.start(registry)) {
            registry.counter("driftcast.jmx[reason=ab]").inc(4);
            ObjectName live =
                    new ObjectName("driftcast:type=counters,name=\"driftcast.jmx\",reason=\"ab\"");
            assertThat(beans.getAttribute(live, "Count")).isEqualTo(4L);
        }

        assertThat(beans.queryNames(new ObjectName("driftcast:*"), null)).doesNotContain(name);
        assertThat(beans.queryNames(new ObjectName("driftcast:*"), null)).isEmpty();
    }
}
