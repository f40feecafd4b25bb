package io.driftcast.platform.config;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which keys belong to Kafka and to the schema registry, and go there unchanged. */
enum PassThrough {
    /** {@code kafka.linger.ms} becomes Kafka's {@code linger.ms}. */
    KAFKA,
    /** Confluent's keys keep their names. */
    SCHEMA_REGISTRY;

    static final String KAFKA_PREFIX = "kafka.";

    static final List<String> REGISTRY_PREFIXES =
            List.of("schema.registry.", "basic.auth.", "bearer.auth.");

    static final Set<String> REGISTRY_KEYS =
            Set.of(
                    "auto.register.schemas",
                    "use.latest.version",
                    "key.subject.name.strategy",
                    "value.subject.name.strategy");

    /** Kafka's keys that are ours to set, and what to do instead. */
    static final Map<String, String> OURS =
            Map.of(
                    KAFKA_PREFIX + "application.id",
                    "all applications would be one group: set application.id",
                    KAFKA_PREFIX + "state.dir",
                    "set state.dir",
                    KAFKA_PREFIX + "num.stream.threads",
                    "set forecast.threads",
                    KAFKA_PREFIX + "processing.guarantee",
                    "it is always exactly_once_v2: leave it out");

    /** Where a key goes; empty for one of our own. */
    static Optional<PassThrough> of(String key) {
        if (key.startsWith(KAFKA_PREFIX) && key.length() > KAFKA_PREFIX.length()) {
            return Optional.of(KAFKA);
        }
        boolean registry =
                REGISTRY_KEYS.contains(key)
                        || REGISTRY_PREFIXES.stream()
                                .anyMatch(p -> key.startsWith(p) && key.length() > p.length());
        return registry ? Optional.of(SCHEMA_REGISTRY) : Optional.empty();
    }

    /** Adds a value under the name that the receiver knows. */
    void put(Map<String, String> target, String key, String value) {
        switch (this) {
            case KAFKA -> target.put(key.substring(KAFKA_PREFIX.length()), value);
            case SCHEMA_REGISTRY -> target.put(key, value);
        }
    }
}
