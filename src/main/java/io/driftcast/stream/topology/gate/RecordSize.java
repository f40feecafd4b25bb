package io.driftcast.stream.topology.gate;

import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.streams.StreamsConfig;

/** How large a record may be that an application sends. */
public final class RecordSize {

    /** What a record may hold beside its bytes: names, headers, framing. */
    public static final int REST_BYTES = 16 << 10;

    private RecordSize() {}

    /**
     * The most bytes of a record that an application's producers send.
     *
     * @param configs the application's properties, the user's own among them
     */
    public static int maxBytes(Map<String, ?> configs) {
        String key = ProducerConfig.MAX_REQUEST_SIZE_CONFIG;
        Object set = configs.get(StreamsConfig.producerPrefix(key));
        if (set == null) {
            set = configs.get(key);
        }
        return (Integer)
                ConfigDef.parseType(
                        key,
                        set == null ? ProducerConfig.configDef().defaultValues().get(key) : set,
                        ConfigDef.Type.INT);
    }
}
