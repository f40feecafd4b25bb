package io.driftcast.edge.http;

import io.driftcast.platform.failure.WorkException;
import io.javalin.Javalin;
import io.javalin.util.JavalinBindException;

/** Serves {@link HealthRoutes} alone, for a process that serves nothing else. */
public final class HealthServer implements AutoCloseable {

    private final Javalin server;

    private HealthServer(Javalin server) {
        this.server = server;
    }

    /**
     * Starts it.
     *
     * @param host the address to listen on; loopback unless the user said otherwise
     * @param port the port; 0 takes a free one
     * @throws WorkException when the port is taken or the address is not this machine's
     */
    public static HealthServer start(String host, int port, HealthRoutes routes) {
        Javalin server =
                Javalin.create(config -> {
                    config.startup.showJavalinBanner = false;
                    config.startup.showOldJavalinVersionWarning = false;
                    config.startup.startupWatcherEnabled = false;
                    routes.addTo(config.routes);
                });
        try {
            return new HealthServer(server.start(host, port));
        } catch (JavalinBindException e) {
            server.stop();
            throw new WorkException(
                    "cannot serve HTTP on "
                            + host
                            + ":"
                            + port
                            + ": the port is in use or the address is not this machine's; set"
                            + " http.port or http.host",
                    e);
        }
    }

    /** The port that it listens on. */
    int port() {
        return server.port();
    }

    @Override
    public void close() {
        server.stop();
    }
}
