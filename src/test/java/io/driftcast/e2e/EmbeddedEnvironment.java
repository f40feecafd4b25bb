package io.driftcast.e2e;

import io.driftcast.platform.broker.BrokerOptions;
import io.driftcast.platform.broker.EmbeddedBroker;
import io.driftcast.platform.serde.ApicurioRegistry;
import java.util.Map;

/** The embedded broker in this process, and a registry in a process of its own. */
record EmbeddedEnvironment(EmbeddedBroker broker, ApicurioRegistry server) implements Environment {

    static EmbeddedEnvironment start(Processes processes) {
        EmbeddedBroker broker = EmbeddedBroker.start(BrokerOptions.temporary());
        try {
            return new EmbeddedEnvironment(
                    broker, ApicurioRegistry.start(processes.newFolder("registry")));
        } catch (RuntimeException e) {
            broker.close();
            throw e;
        }
    }

    @Override
    public String bootstrapServers() {
        return broker.bootstrapServers();
    }

    @Override
    public Map<String, String> registry() {
        return Map.of("schema.registry.url", server.url());
    }

    @Override
    public void close() {
        server.close();
        broker.close();
    }
}
