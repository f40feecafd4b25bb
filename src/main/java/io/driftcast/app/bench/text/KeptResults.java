package io.driftcast.app.bench.text;

import io.driftcast.platform.failure.WorkException;
import io.driftcast.render.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Results in a file, one a line, so that a bench that was stopped goes on where it was. */
final class KeptResults {

    private final @Nullable Path file;
    private final Map<String, TextResult> results = new LinkedHashMap<>();

    /**
     * @param file where they are kept; none if they are not
     */
    KeptResults(@Nullable Path file) {
        this.file = file;
        if (file != null && Files.exists(file)) {
            try {
                for (String line : Files.readAllLines(file)) {
                    TextResult result = Json.read(line, TextResult.class);
                    results.put(key(result.set(), result.model(), result.run()), result);
                }
            } catch (IOException e) {
                throw new WorkException("%s cannot be read: %s".formatted(file, e), e);
            }
        }
    }

    private static String key(String set, String model, int run) {
        return String.join("/", set, model, Integer.toString(run));
    }

    /** The one of a trial, if it was kept. */
    Optional<TextResult> find(TextTrial trial) {
        return Optional.ofNullable(
                results.get(key(trial.set().word(), trial.kind().word(), trial.number())));
    }

    /** Keeps one. */
    void keep(TextResult result) {
        results.put(key(result.set(), result.model(), result.run()), result);
        if (file != null) {
            try {
                Files.write(
                        file,
                        List.of(Json.line(result)),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.APPEND);
            } catch (IOException e) {
                throw new WorkException("%s cannot be written: %s".formatted(file, e), e);
            }
        }
    }
}
