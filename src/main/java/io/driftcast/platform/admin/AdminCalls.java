package io.driftcast.platform.admin;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.TimeoutException;

/** One cluster's administration, with failures as one line that says what to do. */
public final class AdminCalls implements AutoCloseable {

    private static final String BOOTSTRAP = "bootstrap.servers";

    /** A person waits for the answer: Kafka's own minute is too long. */
    private static final Map<String, String> IMPATIENCE =
            Map.of("default.api.timeout.ms", "10000", "request.timeout.ms", "5000");

    private final Admin admin;
    private final String servers;

    private AdminCalls(Admin admin, String servers) {
        this.admin = admin;
        this.servers = servers;
    }

    /**
     * Opens a client.
     *
     * @param kafka the client's settings; {@code bootstrap.servers} is among them
     * @throws KafkaUnavailableException when the settings cannot be used
     */
    public static AdminCalls open(Map<String, String> kafka) {
        Map<String, Object> settings = new HashMap<>(IMPATIENCE);
        settings.putAll(kafka);
        String servers = kafka.getOrDefault(BOOTSTRAP, "");
        try {
            return new AdminCalls(Admin.create(settings), servers);
        } catch (KafkaException e) {
            throw unusable(servers, e);
        }
    }

    /** What to tell when a client cannot even be made. */
    public static KafkaUnavailableException unusable(String servers, KafkaException e) {
        Throwable cause = e.getCause() == null ? e : e.getCause();
        return new KafkaUnavailableException(
                "cannot connect to Kafka at "
                        + servers
                        + " ("
                        + firstLine(cause)
                        + "): check the kafka.* settings",
                e);
    }

    /** The client itself, for calls whose answers go to {@link #await}. */
    public Admin admin() {
        return admin;
    }

    /**
     * Waits for an answer.
     *
     * @param doing what is being done, for the message: "list topics"
     */
    public <T> T await(KafkaFuture<T> answer, String doing) {
        try {
            return answer.get();
        } catch (ExecutionException e) {
            throw explained(doing, e.getCause() == null ? e : e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaUnavailableException("interrupted: " + doing, e);
        }
    }

    private KafkaUnavailableException explained(String doing, Throwable cause) {
        String advice =
                switch (cause) {
                    case TimeoutException _ ->
                            "no broker answered in time: check kafka.bootstrap.servers and that"
                                    + " the broker runs";
                    case AuthenticationException _ ->
                            firstLine(cause) + ": check the kafka.sasl.* and kafka.ssl.* settings";
                    case AuthorizationException _ ->
                            firstLine(cause) + ": give this user the right in Kafka";
                    default -> firstLine(cause);
                };
        return new KafkaUnavailableException(
                "cannot " + doing + " at " + servers + ": " + advice, cause);
    }

    private static String firstLine(Throwable cause) {
        String message = cause.getMessage();
        return message == null
                ? cause.getClass().getSimpleName()
                : message.lines().findFirst().orElse("").strip();
    }

    @Override
    public void close() {
        admin.close();
    }
}
