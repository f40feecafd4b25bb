package io.driftcast.e2e;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.utility.DockerImageName;

/** Kafka's and the registry's own images, in containers. */
record ContainersEnvironment(KafkaContainer kafka, GenericContainer<?> server)
        implements Environment {

    private static final DockerImageName KAFKA = DockerImageName.parse("apache/kafka:4.4.0");
    private static final DockerImageName REGISTRY =
            DockerImageName.parse("apicurio/apicurio-registry:3.3.3");
    private static final int REGISTRY_PORT = 8080;
    private static final String REGISTRY_PATH = "/apis/ccompat/v7";

    static ContainersEnvironment start() {
        KafkaContainer kafka = new KafkaContainer(KAFKA);
        GenericContainer<?> registry = new GenericContainer<>(REGISTRY);
        ContainersEnvironment environment = new ContainersEnvironment(kafka, registry);
        try {
            kafka.start();
            registry.withExposedPorts(REGISTRY_PORT)
                    .waitingFor(
                            Wait.forHttp(REGISTRY_PATH + "/subjects")
                                    .forPort(REGISTRY_PORT)
                                    .withStartupTimeout(Duration.ofSeconds(90)))
                    .start();
            return environment;
        } catch (RuntimeException e) {
            environment.close();
            throw e;
        }
    }

    @Override
    public String bootstrapServers() {
        return kafka.getBootstrapServers();
    }

    @Override
    public Map<String, String> registry() {
        return Map.of(
                "schema.registry.url",
                String.format(
                        Locale.ROOT,
                        "http://%s:%d%s",
                        server.getHost(),
                        server.getMappedPort(REGISTRY_PORT),
                        REGISTRY_PATH));
    }

    @Override
    public void close() {
        server.close();
        kafka.close();
    }
}
