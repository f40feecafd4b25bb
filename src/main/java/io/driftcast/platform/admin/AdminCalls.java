package io.driftcast.platform.admin;

import io.driftcast.platform.config.Secrets;
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
    private final Secrets secrets;

    private AdminCalls(Admin admin, Map<String, String> kafka) {
        this.admin = admin;
        this.servers = kafka.getOrDefault(BOOTSTRAP, "");
        this.secrets = Secrets.of(kafka);
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
        try {
            return new AdminCalls(Admin.create(settings), kafka);
        } catch (KafkaException e) {
            throw unusable(kafka, e);
        }
    }

    /**
     * What to tell when a client cannot even be made.
     *
     * @param kafka the client's settings, of which no secret is told
     */
    public static KafkaUnavailableException unusable(Map<String, String> kafka, KafkaException e) {
        Throwable cause = e.getCause() == null ? e : e.getCause();
        String message =
                "cannot connect to Kafka at "
                        + kafka.getOrDefault(BOOTSTRAP, "")
                        + " ("
                        + firstLine(cause)
                        + "): check the kafka.* settings";
        Secrets secrets = Secrets.of(kafka);
        return new KafkaUnavailableException(secrets.hide(message), secrets.safeCause(e));
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
                secrets.hide("cannot " + doing + " at " + servers + ": " + advice),
                secrets.safeCause(cause));
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
