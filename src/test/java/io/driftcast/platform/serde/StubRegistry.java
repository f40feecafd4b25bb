package io.driftcast.platform.serde;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;

/** A server that answers as a test wants, and remembers what it was asked. */
final class StubRegistry implements AutoCloseable {

    static final Answer UNKNOWN_ID =
            new Answer(404, "{\"error_code\":40403,\"message\":\"Schema not found\"}");

    record Answer(int status, String body) {}

    record Request(String path, String authorization) {}

    private final HttpServer server;
    private final String scheme;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Request> requests = new CopyOnWriteArrayList<>();

    private StubRegistry(HttpServer server, String scheme, Function<Request, Answer> answers) {
        this.server = server;
        this.scheme = scheme;
        server.createContext("/", exchange -> answer(exchange, answers));
        server.setExecutor(threads);
        server.start();
    }

    static StubRegistry start(Function<Request, Answer> answers) {
        try {
            return new StubRegistry(HttpServer.create(anyPort(), 0), "http", answers);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static StubRegistry startTls(
            SSLContext context, boolean clientCertificates, Function<Request, Answer> answers) {
        try {
            HttpsServer server = HttpsServer.create(anyPort(), 0);
            server.setHttpsConfigurator(
                    new HttpsConfigurator(context) {
                        @Override
                        public void configure(HttpsParameters parameters) {
                            SSLParameters ssl = context.getDefaultSSLParameters();
                            ssl.setNeedClientAuth(clientCertificates);
                            parameters.setSSLParameters(ssl);
                        }
                    });
            return new StubRegistry(server, "https", answers);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InetSocketAddress anyPort() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }

    private void answer(HttpExchange exchange, Function<Request, Answer> answers)
            throws IOException {
        String authorization = exchange.getRequestHeaders().getFirst("Authorization");
        Request request =
                new Request(
                        exchange.getRequestURI().getPath(),
                        authorization == null ? "" : authorization);
        requests.add(request);
        exchange.getRequestBody().readAllBytes();
        Answer answer = answers.apply(request);
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(answer.status(), body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    List<Request> requests() {
        return requests;
    }

    /** The host and port. */
    String authority() {
        return "localhost:" + server.getAddress().getPort();
    }

    String url() {
        return scheme + "://" + authority();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
