package io.driftcast.e2e;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** A running {@code driftcast run}. */
record Instance(DriftcastProcess process, int httpPort) implements AutoCloseable {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Duration READY_WITHIN = Duration.ofMinutes(2);

    /** What it answers to a GET. */
    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + httpPort + path))
                        .timeout(Duration.ofSeconds(10))
                        .build();
        return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
    }

    Instance awaitReady() {
        await(process + " to be ready")
                .atMost(READY_WITHIN)
                .pollInterval(Duration.ofMillis(100))
                .failFast("the process has ended", () -> !process.isAlive())
                .until(this::isReady);
        return this;
    }

    private boolean isReady() throws InterruptedException {
        try {
            return get("/ready").statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    void stop() {
        process.stop();
    }

    void kill() {
        process.kill();
    }

    @Override
    public void close() {
        process.close();
    }
}
