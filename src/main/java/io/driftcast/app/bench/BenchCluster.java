package io.driftcast.app.bench;

import io.driftcast.platform.admin.AdminCalls;
import io.driftcast.platform.admin.GroupProgress;
import io.driftcast.platform.broker.BrokerOptions;
import io.driftcast.platform.broker.EmbeddedBroker;
import io.driftcast.platform.serde.AvroSerdes;
import io.driftcast.platform.serde.SchemaRegistry;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.TopicPartition;

/** The broker in this process that a bench runs against, and the registry. */
final class BenchCluster implements AutoCloseable {

    /** As many as {@code topics --create} makes. */
    static final int PARTITIONS = 4;

    private static final long LOOK_EVERY_MILLIS = 20;

    /** Deleted segments go soon: a bench writes some gigabytes. */
    private static final Map<String, String> DELETED_SOON = Map.of("file.delete.delay.ms", "1000");

    private final EmbeddedBroker broker;
    private final AdminCalls calls;
    private final GroupProgress progress;
    private final SchemaRegistry registry;

    private BenchCluster(EmbeddedBroker broker) {
        this.broker = broker;
        calls = AdminCalls.open(Map.of("bootstrap.servers", broker.bootstrapServers()));
        progress = new GroupProgress(calls.admin());
        registry = SchemaRegistry.connect(Map.of("schema.registry.url", "mock://driftcast-bench"));
    }

    /** Starts a broker with its logs in a temporary folder. */
    static BenchCluster start() {
        return new BenchCluster(EmbeddedBroker.start(BrokerOptions.temporary()));
    }

    /** What clients and applications need to know. */
    Map<String, String> clientSettings() {
        return Map.of("bootstrap.servers", broker.bootstrapServers());
    }

    AvroSerdes serdes() {
        return new AvroSerdes(registry);
    }

    GroupProgress progress() {
        return progress;
    }

    /** All partitions of a topic. */
    static List<TopicPartition> partitions(String topic) {
        return IntStream.range(0, PARTITIONS)
                .mapToObj(partition -> new TopicPartition(topic, partition))
                .toList();
    }

    /** Makes topics that do not exist; empties those that do. */
    void renew(Collection<String> topics) throws InterruptedException {
        Set<String> existing = names();
        delete(topics.stream().filter(existing::contains).toList());
        calls.await(
                calls.admin()
                        .createTopics(
                                topics.stream()
                                        .map(name ->
                                                new NewTopic(name, PARTITIONS, (short) 1)
                                                        .configs(DELETED_SOON))
                                        .toList())
                        .all(),
                "make topics");
        Patience.until(
                "the topics are being made",
                LOOK_EVERY_MILLIS,
                () -> names().containsAll(topics) && haveLeaders(topics));
    }

    private boolean haveLeaders(Collection<String> topics) {
        return calls
                .await(calls.admin().describeTopics(topics).allTopicNames(), "describe topics")
                .values()
                .stream()
                .flatMap(topic -> topic.partitions().stream())
                .allMatch(partition -> partition.leader() != null);
    }

    /** Deletes topics that exist. */
    void delete(Collection<String> topics) throws InterruptedException {
        calls.await(calls.admin().deleteTopics(topics).all(), "delete topics");
        Patience.until(
                "the topics are being deleted",
                LOOK_EVERY_MILLIS,
                () -> Collections.disjoint(names(), topics));
    }

    /** Deletes what an application that has stopped leaves behind: its own topics, its group. */
    void forget(String applicationId) throws InterruptedException {
        delete(names().stream().filter(name -> name.startsWith(applicationId)).toList());
        calls.await(
                calls.admin().deleteConsumerGroups(List.of(applicationId)).all(),
                "delete the group " + applicationId);
    }

    private Set<String> names() {
        return calls.await(calls.admin().listTopics().names(), "list topics");
    }

    @Override
    public void close() {
        registry.close();
        calls.close();
        broker.close();
    }
}
