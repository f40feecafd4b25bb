package io.driftcast.edge.http;

import io.driftcast.platform.failure.WorkException;
import io.javalin.Javalin;
import io.javalin.util.JavalinBindException;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** Serves {@link HealthRoutes} alone, for a process that serves nothing else. */
public final class HealthServer implements AutoCloseable {

    /** A scraper, a probe or two, and people; none of them waits for a place for long. */
    static final int MOST_CONNECTIONS = 200;

    private static final long IDLE_MILLIS = 15_000;
    private static final long REQUEST_MILLIS = 5_000;

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
                    config.jetty.addConnector(
                            (jetty, settings) -> connector(jetty, settings, host, port));
                    routes.addTo(config.routes);
                });
        try {
            return new HealthServer(server.start());
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

    /** Where many connections, or slow ones, take no more than is theirs. */
    private static ServerConnector connector(
            Server jetty, HttpConfiguration settings, String host, int port) {
        ServerConnector connector = new ServerConnector(jetty, new HttpConnectionFactory(settings));
        connector.setHost(host);
        connector.setPort(port);
        connector.setIdleTimeout(IDLE_MILLIS);
        connector.addBean(new NetworkConnectionLimit(MOST_CONNECTIONS, connector));
        connector.addBean(new DripGuard(jetty.getScheduler(), REQUEST_MILLIS));
        return connector;
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
