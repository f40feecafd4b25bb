package io.driftcast.stream.scoring;

import io.driftcast.bytes.ModelImage;
import io.driftcast.bytes.StableHash;
import io.driftcast.stream.deployment.Role;
import java.time.Instant;
import java.util.Map;

/**
 * What is said of a model of texts when it is published.
 *
 * @param modelId {@code global/<name>} or {@code global/<name>/<variant>}
 * @param version see {@link #versionOf}
 * @param deployment has to be larger than that of every record of this name before
 * @param role what the model is for
 * @param pinned whether somebody holds on to it
 * @param spec the model in words
 * @param trainedFrom when the first text that it learned from was written
 * @param trainedTo when the last one was
 * @param texts how many texts it learned from
 * @param cause why it was trained or published
 * @param metrics what is known of it, by name
 */
public record TextModelRelease(
        String modelId,
        String version,
        long deployment,
        Role role,
        boolean pinned,
        String spec,
        Instant trainedFrom,
        Instant trainedTo,
        int texts,
        String cause,
        Map<String, Double> metrics) {

    private static final int VERSION_BYTES = 6;

    /** A version that is a function of the model alone: the same model twice is one version. */
    public static String versionOf(ModelImage image) {
        return new StableHash()
                .add(image.kind())
                .add(image.formatVersion())
                .add(image.parameters())
                .toHex(VERSION_BYTES);
    }
}
