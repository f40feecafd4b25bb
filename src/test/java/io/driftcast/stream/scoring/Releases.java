package io.driftcast.stream.scoring;

import io.driftcast.stream.deployment.Role;
import java.time.Instant;
import java.util.Map;

/** Releases for tests, which differ in what tests are about. */
public final class Releases {

    private static final Instant THEN = Instant.parse("2026-01-01T00:00:00Z");

    private Releases() {}

    public static TextModelRelease of(String modelId, String version, long deployment, Role role) {
        return new TextModelRelease(
                modelId,
                version,
                deployment,
                role,
                false,
                "counting",
                THEN,
                THEN,
                100,
                "test",
                Map.of("accuracy", 0.9));
    }

    public static TextModelRelease pinned(TextModelRelease release) {
        return new TextModelRelease(
                release.modelId(),
                release.version(),
                release.deployment(),
                release.role(),
                true,
                release.spec(),
                release.trainedFrom(),
                release.trainedTo(),
                release.texts(),
                release.cause(),
                release.metrics());
    }
}
