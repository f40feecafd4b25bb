package io.driftcast.stream.topology.train;

import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.streams.StreamsConfig;

/** How large a record may be that an application sends. */
final class RecordSize {

    private RecordSize() {}

    /**
     * The most bytes of a record that an application's producers send.
     *
     * @param configs the application's properties, the user's own among them
     */
    static int maxBytes(Map<String, Object> configs) {
        String key = ProducerConfig.MAX_REQUEST_SIZE_CONFIG;
        Object standard = ProducerConfig.configDef().defaultValues().get(key);
        Object set =
                configs.getOrDefault(
                        StreamsConfig.producerPrefix(key), configs.getOrDefault(key, standard));
        return (Integer) ConfigDef.parseType(key, set, ConfigDef.Type.INT);
    }
}
