package io.driftcast.platform.broker;

import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;

/** Kafka's own settings for one small node that is broker and controller at once. */
final class BrokerSettings {

    static final int NODE_ID = 1;
    static final String CONTROLLER_LISTENER = "CONTROLLER";

    /** Loopback by number: a name may resolve to IPv6 first, where nothing listens. */
    static final String HOST = "127.0.0.1";

    private BrokerSettings() {}

    static Properties of(Path directory, int port, int controllerPort) {
        String client = "PLAINTEXT://" + HOST + ":" + port;
        Properties settings = new Properties();
        settings.putAll(
                Map.of(
                        "process.roles",
                        "broker,controller",
                        "node.id",
                        Integer.toString(NODE_ID),
                        "controller.quorum.voters",
                        NODE_ID + "@" + HOST + ":" + controllerPort,
                        "controller.listener.names",
                        CONTROLLER_LISTENER,
                        "listeners",
                        client + "," + CONTROLLER_LISTENER + "://" + HOST + ":" + controllerPort,
                        "advertised.listeners",
                        client,
                        "listener.security.protocol.map",
                        "PLAINTEXT:PLAINTEXT," + CONTROLLER_LISTENER + ":PLAINTEXT",
                        "log.dirs",
                        directory.toString()));
        settings.putAll(oneNode());
        settings.putAll(smallFootprint());
        return settings;
    }

    /** One node cannot replicate; one user has no need of fifty partitions of offsets. */
    private static Map<String, String> oneNode() {
        return Map.of(
                "default.replication.factor", "1",
                "offsets.topic.replication.factor", "1",
                "offsets.topic.num.partitions", "1",
                "transaction.state.log.replication.factor", "1",
                "transaction.state.log.min.isr", "1",
                "transaction.state.log.num.partitions", "1",
                "share.coordinator.state.topic.replication.factor", "1",
                "share.coordinator.state.topic.min.isr", "1",
                "share.coordinator.state.topic.num.partitions", "1",
                // A single consumer need not wait for others to join.
                "group.initial.rebalance.delay.ms", "0");
    }

    private static Map<String, String> smallFootprint() {
        return Map.of(
                "auto.create.topics.enable", "false",
                // Two buffers of the default 64 MB each would be most of the broker's memory.
                "log.cleaner.dedupe.buffer.size", Integer.toString(4 << 20),
                "log.cleaner.io.buffer.size", Integer.toString(128 << 10),
                "log.cleaner.threads", "1",
                "num.network.threads", "1",
                "num.io.threads", "2",
                "num.recovery.threads.per.data.dir", "1",
                "background.threads", "2",
                "log.segment.bytes", Integer.toString(64 << 20));
    }
}
