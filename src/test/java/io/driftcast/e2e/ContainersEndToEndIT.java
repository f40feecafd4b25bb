package io.driftcast.e2e;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.testcontainers.DockerClientFactory;

/** The suite on Kafka's and the registry's own images, where there is a Docker engine. */
class ContainersEndToEndIT extends EndToEndSuite {

    private static final String WHY_SKIPPED =
            "skipped: no Docker engine answers here, so the suite runs on the embedded broker only";

    @Override
    Environment startEnvironment(Processes own) {
        boolean available = DockerClientFactory.instance().isDockerAvailable();
        if (!available) {
            System.err.println(getClass().getSimpleName() + " " + WHY_SKIPPED);
        }
        assumeTrue(available, WHY_SKIPPED);
        return ContainersEnvironment.start();
    }
}
