package io.driftcast.platform.serde;

import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.serializers.subject.TopicNameStrategy;
import io.confluent.kafka.serializers.subject.strategy.SubjectNameStrategy;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.utils.Utils;

/** Under which subject a topic's keys and values are registered. */
record SubjectNames(SubjectNameStrategy keys, SubjectNameStrategy values) {

    static final String KEY_STRATEGY = "key.subject.name.strategy";
    static final String VALUE_STRATEGY = "value.subject.name.strategy";

    /** The configured strategies; problems are added to the list. */
    static SubjectNames of(Map<String, String> properties, List<String> problems) {
        return new SubjectNames(
                load(KEY_STRATEGY, properties, problems),
                load(VALUE_STRATEGY, properties, problems));
    }

    private static SubjectNameStrategy load(
            String key, Map<String, String> properties, List<String> problems) {
        String name = properties.get(key);
        if (name == null) {
            return new TopicNameStrategy();
        }
        try {
            SubjectNameStrategy strategy =
                    Utils.newInstance(name.strip(), SubjectNameStrategy.class);
            strategy.configure(properties);
            return strategy;
        } catch (ClassNotFoundException | KafkaException | ClassCastException e) {
            problems.add(
                    "%s: %s is not a SubjectNameStrategy on the class path with a constructor without arguments"
                            .formatted(key, name));
            return new TopicNameStrategy();
        }
    }

    String subject(String topic, boolean isKey, AvroSchema schema) {
        return (isKey ? keys : values).subjectName(topic, isKey, schema);
    }
}
