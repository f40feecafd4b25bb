package io.driftcast.app.service;

import com.codahale.metrics.MetricRegistry;
import io.driftcast.edge.http.Health;
import io.driftcast.edge.http.HealthRoutes;
import io.driftcast.edge.http.HealthServer;
import io.driftcast.platform.config.DriftcastConfig;
import io.driftcast.platform.metrics.JmxExport;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What shows a service at work from outside: JMX, and HTTP where a port is set. */
public final class Monitoring implements AutoCloseable {

    private final JmxExport jmx;
    private final @Nullable HealthServer http;

    private Monitoring(JmxExport jmx, @Nullable HealthServer http) {
        this.jmx = jmx;
        this.http = http;
    }

    public static Monitoring start(
            DriftcastConfig.Http settings, DriftcastService service, MetricRegistry metrics) {
        JmxExport jmx = JmxExport.start(metrics);
        HealthServer http =
                settings.port() == 0
                        ? null
                        : HealthServer.start(
                                settings.host(),
                                settings.port(),
                                new HealthRoutes(
                                        () -> live(service), () -> ready(service), metrics));
        return new Monitoring(jmx, http);
    }

    private static Health live(DriftcastService service) {
        return service.isAlive() ? Health.good() : Health.bad("an application has stopped");
    }

    private static Health ready(DriftcastService service) {
        List<String> reasons = service.unready();
        return new Health(reasons.isEmpty(), reasons);
    }

    @Override
    public void close() {
        if (http != null) {
            http.close();
        }
        jmx.close();
    }
}
