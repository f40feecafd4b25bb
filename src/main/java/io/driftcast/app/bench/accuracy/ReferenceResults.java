package io.driftcast.app.bench.accuracy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The folder of other implementations' results.
 *
 * @param folder has {@code series.json}, {@code holdout_r.json} and so on
 */
record ReferenceResults(Path folder) {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    /**
     * One document.
     *
     * @throws AccuracyException if it is not there or is not JSON
     */
    JsonNode read(String file) {
        Path path = folder.resolve(file);
        if (!Files.isReadable(path)) {
            throw new AccuracyException(
                    "%s: no such file; --goldens names the folder of the reference results"
                            .formatted(path));
        }
        try {
            return MAPPER.readTree(path.toFile());
        } catch (IOException e) {
            throw new AccuracyException(path + ": cannot be read as JSON: " + e.getMessage(), e);
        }
    }
}
