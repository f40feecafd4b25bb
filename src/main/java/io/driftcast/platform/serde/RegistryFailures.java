package io.driftcast.platform.serde;

import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import io.driftcast.platform.config.Secrets;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.Locale;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Says what a failed request to the registry means, in words that can be acted upon. */
final class RegistryFailures {

    private static final int SUBJECT_NOT_FOUND = 40401;
    private static final int VERSION_NOT_FOUND = 40402;
    private static final int SCHEMA_NOT_FOUND = 40403;

    private static final int LONGEST_DETAIL = 500;

    private final RegistryUrls urls;
    private final Secrets secrets;

    RegistryFailures(RegistryUrls urls, Secrets secrets) {
        this.urls = urls;
        this.secrets = secrets;
    }

    /**
     * Whether the registry itself says that it does not have what was asked for. A bare 404 does
     * not count: that is a wrong path, or something else listening there.
     */
    static boolean isNotFound(RestClientException e) {
        return switch (e.getErrorCode()) {
            case SUBJECT_NOT_FOUND, VERSION_NOT_FOUND, SCHEMA_NOT_FOUND -> true;
            default -> false;
        };
    }

    static boolean isRefusal(RestClientException e) {
        return e.getStatus() == 409 || e.getStatus() == 422;
    }

    /**
     * Whether the registry answered, but with a schema that is not Avro. The client says so in
     * words alone, as an IOException or as the cause of another error.
     */
    static boolean isNotAvro(Exception error) {
        for (Throwable each = error; each != null; each = each.getCause()) {
            String text = each.getMessage();
            if (text != null && text.startsWith("Invalid schema")) {
                return true;
            }
        }
        return false;
    }

    /**
     * @param asked what was to be done, to follow "cannot"
     */
    RegistryUnavailableException unavailable(String asked, Exception error) {
        return new RegistryUnavailableException(
                "schema registry %s: cannot %s: %s".formatted(urls, asked, explain(error)),
                secrets.safeCause(error));
    }

    /** It answered, but not as a registry does. */
    RegistryUnavailableException noAnswer(String asked) {
        return new RegistryUnavailableException(
                "schema registry %s: cannot %s: its answer is not that of a registry; check schema.registry.url"
                        .formatted(urls, asked),
                null);
    }

    /** What is in the way is for a person to decide; the message begins with the registry. */
    IncompatibleSchemaException incompatible(String problem, @Nullable Exception error) {
        return new IncompatibleSchemaException(
                "schema registry %s: %s".formatted(urls, problem), cause(error));
    }

    SchemaNotRegisteredException notRegistered(String subject, String record, Exception error) {
        return new SchemaNotRegisteredException(
                "schema registry %s: subject %s does not have our schema of %s; register it there (schemas/*.avsc), or set auto.register.schemas=true"
                        .formatted(urls, subject, record),
                cause(error));
    }

    /**
     * @param problem what is wrong with a schema id, to be followed by the registry's address
     */
    UndecodableRecordException undecodable(
            UndecodableRecordException.Reason reason, String problem, @Nullable Exception error) {
        return new UndecodableRecordException(
                reason,
                "%s schema registry %s; was the producer set to another registry?"
                        .formatted(problem, urls),
                cause(error));
    }

    private @Nullable Throwable cause(@Nullable Exception error) {
        return error == null ? null : secrets.safeCause(error);
    }

    private String explain(Exception error) {
        return switch (error) {
            case RestClientException answer -> explainStatus(answer);
            case SSLException _ ->
                    "no TLS connection (%s); check schema.registry.ssl.*".formatted(detail(error));
            case SocketTimeoutException _ ->
                    "no answer in time (%s); check that it is well, or raise http.read.timeout.ms"
                            .formatted(detail(error));
            case IOException _ ->
                    "no connection (%s); check that it runs and that schema.registry.url is right"
                            .formatted(detail(error));
            default -> "its client failed (%s)".formatted(detail(error));
        };
    }

    private String explainStatus(RestClientException answer) {
        int status = answer.getStatus();
        String advice =
                switch (status) {
                    case 401, 403 -> "check basic.auth.* or bearer.auth.*, and what they may do";
                    case 404 -> "check the path in schema.registry.url";
                    case 429 -> "it asks for fewer requests";
                    default -> status >= 500 ? "look into its log" : "check schema.registry.url";
                };
        return String.format(Locale.ROOT, "HTTP %d (%s); %s", status, detail(answer), advice);
    }

    /** The error's own words, short and without secrets. */
    String detail(Exception error) {
        String text =
                error.getMessage() == null ? error.getClass().getSimpleName() : error.getMessage();
        String line = secrets.hide(text).replaceAll("\\s+", " ").strip();
        return line.length() <= LONGEST_DETAIL ? line : line.substring(0, LONGEST_DETAIL) + "...";
    }
}
