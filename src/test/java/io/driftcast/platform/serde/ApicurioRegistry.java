package io.driftcast.platform.serde;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A real schema registry in a process of its own, on a free loopback port. Its schemas are kept in
 * a folder, so that they are there again when it is started again. Takes about 250 MB and a few
 * seconds to start.
 */
public final class ApicurioRegistry implements AutoCloseable {

    private static final Duration STARTS_WITHIN = Duration.ofSeconds(90);

    private final Path program;
    private final Path folder;
    private final int port;
    private final HttpClient http = HttpClient.newHttpClient();
    private @Nullable Process process;

    private ApicurioRegistry(Path program, Path folder, int port) {
        this.program = program;
        this.folder = folder;
        this.port = port;
    }

    /**
     * Starts one and waits until it answers.
     *
     * @param folder where its schemas and its log go
     * @throws IllegalStateException if the build has not unpacked it
     */
    public static ApicurioRegistry start(Path folder) {
        Path program =
                Path.of(System.getProperty("registry.dir", "target/registry"), "quarkus-run.jar");
        if (!Files.exists(program)) {
            throw new IllegalStateException(
                    program.toAbsolutePath()
                            + " is missing: run the integration tests with ./mvnw verify, which unpacks it");
        }
        ApicurioRegistry registry = new ApicurioRegistry(program, folder, freePort());
        registry.start();
        return registry;
    }

    /** The address for {@code schema.registry.url}. */
    public String url() {
        return "http://127.0.0.1:" + port + "/apis/ccompat/v7";
    }

    /** Starts it again on the same port with the same schemas. */
    public void start() {
        try {
            process =
                    new ProcessBuilder(
                                    Path.of(System.getProperty("java.home"), "bin", "java")
                                            .toString(),
                                    "-Xmx256m",
                                    "-XX:TieredStopAtLevel=1",
                                    "-XX:+UseSerialGC",
                                    "-Dquarkus.http.host=127.0.0.1",
                                    "-Dquarkus.http.port=" + port,
                                    // It cannot be turned off, and two need not fight for 9000.
                                    "-Dquarkus.management.host=127.0.0.1",
                                    "-Dquarkus.management.port=0",
                                    "-Dapicurio.datasource.url=jdbc:h2:file:"
                                            + folder.resolve("schemas").toAbsolutePath(),
                                    "-jar",
                                    program.toAbsolutePath().toString())
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
                            .start();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start the registry", e);
        }
        await("the registry on port " + port + ", whose log is " + log())
                .atMost(STARTS_WITHIN)
                .pollInterval(Duration.ofMillis(200))
                .failFast("the registry has ended", () -> !isAlive())
                .until(this::answers);
    }

    private Path log() {
        return folder.resolve("registry.log").toAbsolutePath();
    }

    private boolean isAlive() {
        Process running = process;
        return running != null && running.isAlive();
    }

    private boolean answers() throws InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(url() + "/subjects"))
                        .timeout(Duration.ofSeconds(2))
                        .build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    /** Ends the process; its schemas stay. */
    public void stop() {
        Process running = process;
        if (running == null) {
            return;
        }
        running.destroy();
        try {
            if (!running.waitFor(20, TimeUnit.SECONDS)) {
                running.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            running.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        process = null;
    }

    @Override
    public void close() {
        stop();
        http.close();
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
