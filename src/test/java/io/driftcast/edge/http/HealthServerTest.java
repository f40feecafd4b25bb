package io.driftcast.edge.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.codahale.metrics.MetricRegistry;
import io.driftcast.platform.failure.WorkException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class HealthServerTest {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final AtomicReference<Health> ready = new AtomicReference<>(Health.good());
    private final MetricRegistry metrics = new MetricRegistry();

    @AfterAll
    static void closeClient() {
        CLIENT.close();
    }

    private HealthServer start() {
        return HealthServer.start(
                "127.0.0.1", 0, new HealthRoutes(Health::good, ready::get, metrics));
    }

    private static HttpResponse<String> get(HealthServer server, String path)
            throws IOException, InterruptedException {
        URI uri = URI.create("http://127.0.0.1:" + server.port() + path);
        return CLIENT.send(
                HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void readinessFollowsTheSupplierWithItsReasons() throws Exception {
        try (HealthServer server = start()) {
            HttpResponse<String> good = get(server, "/ready");
            ready.set(Health.bad("forecast is REBALANCING", "no \"readings\" topic"));
            HttpResponse<String> bad = get(server, "/ready");

            assertThat(good.statusCode()).isEqualTo(200);
            assertThat(good.body()).isEqualTo("{\"status\":\"ok\",\"reasons\":[]}");
            assertThat(good.headers().firstValue("content-type")).contains("application/json");
            assertThat(bad.statusCode()).isEqualTo(503);
            assertThat(bad.body())
                    .isEqualTo(
                            "{\"status\":\"unavailable\",\"reasons\":[\"forecast is"
                                    + " REBALANCING\",\"no \\\"readings\\\" topic\"]}");
            assertThat(get(server, "/live").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void aCheckThatThrowsIsUnavailable() throws Exception {
        HealthRoutes routes =
                new HealthRoutes(
                        () -> {
                            throw new IllegalStateException("store is closed");
                        },
                        Health::good,
                        metrics);
        try (HealthServer server = HealthServer.start("127.0.0.1", 0, routes)) {
            HttpResponse<String> answer = get(server, "/live");

            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.body()).contains("store is closed");
        }
    }

    @Test
    void metricsAreInPrometheusTextFormat() throws Exception {
        metrics.counter("driftcast.dead_letters[reason=UNDECODABLE]").inc(2);
        try (HealthServer server = start()) {
            HttpResponse<String> answer = get(server, "/metrics");

            assertThat(answer.headers().firstValue("content-type"))
                    .contains("text/plain; version=0.0.4; charset=utf-8");
            assertThat(answer.body())
                    .contains("driftcast_dead_letters_total{reason=\"UNDECODABLE\"} 2.0");
        }
    }

    @Test
    void connectionsOnWhichBytesDripAndNoRequestComesAreClosed() throws Exception {
        try (HealthServer server = start()) {
            List<Socket> dripping = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                dripping.add(connect(server, "GET /live HTTP/1.1\r\nHost: x\r\nX: "));
            }
            await().atMost(Duration.ofSeconds(20))
                    .pollInterval(Duration.ofMillis(500))
                    .until(() -> dripping.stream().noneMatch(HealthServerTest::takesOneByteMore));
            assertThat(get(server, "/live").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void moreConnectionsThanThereArePlacesWaitUntilOthersAreGone() throws Exception {
        int most = HealthServer.MOST_CONNECTIONS;
        try (HealthServer server = start()) {
            List<Socket> open = new ArrayList<>();
            for (int i = 0; i < most + 30; i++) {
                open.add(connect(server, "GET /live HTTP/1.1\r\nHost: x\r\n\r\n"));
            }
            await().during(Duration.ofSeconds(1))
                    .until(() -> answered(open), count -> count == most);
            for (Socket socket : open.subList(0, 30)) {
                socket.close();
            }
            List<Socket> rest = open.subList(30, open.size());
            await().until(() -> answered(rest), count -> count == most);
        }
    }

    private static Socket connect(HealthServer server, String sent) throws IOException {
        Socket socket =
                new Socket(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), server.port());
        socket.getOutputStream().write(sent.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static boolean takesOneByteMore(Socket socket) {
        try {
            socket.setSoTimeout(1);
            socket.getOutputStream().write('x');
            return socket.getInputStream().read() >= 0;
        } catch (SocketTimeoutException open) {
            return true;
        } catch (IOException closed) {
            return false;
        }
    }

    private static long answered(List<Socket> sockets) throws IOException {
        long count = 0;
        for (Socket socket : sockets) {
            if (socket.getInputStream().available() > 0) {
                count++;
            }
        }
        return count;
    }

    @Test
    void aTakenPortIsNamed() {
        try (HealthServer first = start()) {
            HealthRoutes routes = new HealthRoutes(Health::good, Health::good, metrics);

            assertThatThrownBy(() -> HealthServer.start("127.0.0.1", first.port(), routes))
                    .isInstanceOf(WorkException.class)
                    .hasMessageContaining("cannot serve HTTP on 127.0.0.1:" + first.port());
        }
    }
}
