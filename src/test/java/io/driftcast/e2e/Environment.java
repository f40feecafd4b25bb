package io.driftcast.e2e;

import java.util.Map;

/** A Kafka and a schema registry to run Driftcast against. */
interface Environment extends AutoCloseable {

    /** Where clients on this machine find the brokers. */
    String bootstrapServers();

    /** What the registry's clients are told, {@code schema.registry.url} among it. */
    Map<String, String> registry();

    @Override
    void close();
}
