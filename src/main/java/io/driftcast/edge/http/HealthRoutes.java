package io.driftcast.edge.http;

import com.codahale.metrics.MetricRegistry;
import io.driftcast.platform.metrics.PrometheusExport;
import io.driftcast.render.Json;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;

/**
 * {@code /live}, {@code /ready} and {@code /metrics}, to be added to an HTTP server. The first two
 * answer {@code {"status":"ok","reasons":[]}} with 200, or {@code unavailable} with 503.
 */
public final class HealthRoutes {

    private final Supplier<Health> live;
    private final Supplier<Health> ready;
    private final PrometheusExport metrics;

    /**
     * Routes over what the caller knows; the suppliers are asked on every request, from the
     * server's threads.
     *
     * @param live false asks for a restart of the process
     * @param ready false asks to wait
     * @param registry the metrics
     */
    public HealthRoutes(Supplier<Health> live, Supplier<Health> ready, MetricRegistry registry) {
        this.live = live;
        this.ready = ready;
        this.metrics = new PrometheusExport(registry);
    }

    /** Adds the routes. */
    void addTo(RoutesConfig routes) {
        routes.get("/live", context -> answer(context, live));
        routes.get("/ready", context -> answer(context, ready));
        routes.get("/metrics", this::scrape);
    }

    private static void answer(Context context, Supplier<Health> supplier) {
        Health health = ask(supplier);
        context.status(health.ok() ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE)
                .header("Cache-Control", "no-store")
                .contentType("application/json")
                .result(
                        Json.line(
                                new Answer(health.ok() ? "ok" : "unavailable", health.reasons())));
    }

    private static Health ask(Supplier<Health> supplier) {
        try {
            return supplier.get();
        } catch (RuntimeException e) { // a check that fails is an answer too
            return Health.bad("the check itself failed: " + e);
        }
    }

    private void scrape(Context context) throws IOException {
        context.header("Cache-Control", "no-store")
                .contentType(PrometheusExport.CONTENT_TYPE)
                .result(metrics.scrape());
    }

    record Answer(String status, List<String> reasons) {}
}
