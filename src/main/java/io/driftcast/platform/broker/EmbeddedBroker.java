package io.driftcast.platform.broker;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.utils.Time;

/**
 * A real Kafka in this process: one KRaft node, broker and controller at once, on the loopback
 * address. Replication is 1 and topics are not made on first use.
 *
 * <p>A directory that is kept comes back with its topics, offsets and transactions. {@link #close}
 * may be called from a shutdown hook and more than once; the broker registers no hook of its own,
 * because its clients must be closed before it. Should the broker fail beyond recovery (a full
 * disk), Kafka ends the process.
 */
public final class EmbeddedBroker implements AutoCloseable {

    /** Between choosing a free port and listening on it another process may take it. */
    private static final int ATTEMPTS = 5;

    private final LogDirectory directory;
    private final int port;
    private final KafkaRaftServer server;
    private final AtomicBoolean closed = new AtomicBoolean();

    private EmbeddedBroker(LogDirectory directory, int port, KafkaRaftServer server) {
        this.directory = directory;
        this.port = port;
        this.server = server;
    }

    /**
     * Starts a broker and returns when it takes requests, after about two seconds.
     *
     * @throws BrokerStartException when the port is taken, another broker has the directory, or the
     *     directory cannot be used
     */
    public static EmbeddedBroker start(BrokerOptions options) {
        if (options.port() != 0) {
            requireFree(options.port());
        }
        LogDirectory directory = LogDirectory.open(options.directory());
        try {
            directory.requireUnused();
            directory.format(BrokerSettings.NODE_ID, BrokerSettings.CONTROLLER_LISTENER);
            return start(directory, options.port());
        } catch (RuntimeException e) {
            directory.release();
            throw e;
        }
    }

    private static EmbeddedBroker start(LogDirectory directory, int givenPort) {
        for (int attempt = 1; ; attempt++) {
            int port = givenPort == 0 ? freePort() : givenPort;
            try {
                return new EmbeddedBroker(directory, port, run(directory.path(), port));
            } catch (KafkaException e) {
                if (!isBindFailure(e) || attempt == ATTEMPTS) {
                    throw failure(directory, port, e);
                }
            }
        }
    }

    private static KafkaRaftServer run(Path directory, int port) {
        KafkaConfig settings =
                new KafkaConfig(BrokerSettings.of(directory, port, freePort()), false);
        KafkaRaftServer server = new KafkaRaftServer(settings, Time.SYSTEM);
        try {
            server.startup();
            return server;
        } catch (RuntimeException e) {
            server.shutdown();
            throw e;
        }
    }

    private static BrokerStartException failure(
            LogDirectory directory, int port, KafkaException cause) {
        return new BrokerStartException(
                "the broker cannot start on "
                        + BrokerSettings.HOST
                        + ":"
                        + port
                        + " with its logs in "
                        + directory.path()
                        + " ("
                        + cause.getMessage()
                        + "): stop the process that uses them or choose others",
                cause);
    }

    private static boolean isBindFailure(KafkaException e) {
        String message = e.getMessage();
        return message != null && message.contains("failed to bind");
    }

    private static void requireFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.ofLiteral(BrokerSettings.HOST), port));
        } catch (IOException e) {
            throw new BrokerStartException(
                    "port "
                            + port
                            + " on "
                            + BrokerSettings.HOST
                            + " is in use: stop what listens there or choose another port",
                    e);
        }
    }

    private static int freePort() {
        try (ServerSocket socket =
                new ServerSocket(0, 1, InetAddress.ofLiteral(BrokerSettings.HOST))) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new BrokerStartException(
                    "no free port on " + BrokerSettings.HOST + ": close some connections", e);
        }
    }

    /** What clients set as {@code bootstrap.servers}. */
    public String bootstrapServers() {
        return BrokerSettings.HOST + ":" + port;
    }

    /** The port that clients connect to. */
    public int port() {
        return port;
    }

    /** Where the logs are. */
    public Path directory() {
        return directory.path();
    }

    /** Stops the broker within a few seconds and deletes its directory if that is temporary. */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            server.shutdown();
            server.awaitShutdown();
            directory.release();
        }
    }
}
