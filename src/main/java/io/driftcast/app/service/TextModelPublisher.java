package io.driftcast.app.service;

import io.driftcast.avro.Model;
import io.driftcast.bytes.ModelImage;
import io.driftcast.platform.failure.WorkException;
import io.driftcast.stream.scoring.TextModelRecords;
import io.driftcast.stream.scoring.TextModelRelease;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Publishes models of texts: each part to every partition of the topic, in one transaction. */
public final class TextModelPublisher {

    private TextModelPublisher() {}

    /**
     * Publishes one.
     *
     * @param kafka the producer's properties
     * @param serializer of the records
     * @param topic the models topic's full name
     * @return how many records were written
     * @throws WorkException if they cannot be written; none of them counts then
     */
    public static int publish(
            Map<String, String> kafka,
            Serializer<Model> serializer,
            String topic,
            ModelImage image,
            TextModelRelease release) {
        List<Model> parts = TextModelRecords.of(image, release);
        Map<String, Object> properties = new HashMap<>(kafka);
        properties.put(
                ProducerConfig.TRANSACTIONAL_ID_CONFIG,
                "driftcast-publish-" + release.modelId().replace('/', '-'));
        try (KafkaProducer<String, Model> producer =
                new KafkaProducer<>(properties, new StringSerializer(), serializer)) {
            producer.initTransactions();
            producer.beginTransaction();
            List<Future<RecordMetadata>> sent = new ArrayList<>();
            for (Model part : parts) {
                for (PartitionInfo to : producer.partitionsFor(topic)) {
                    sent.add(
                            producer.send(
                                    new ProducerRecord<>(
                                            topic,
                                            to.partition(),
                                            TextModelRecords.key(part),
                                            part)));
                }
            }
            for (Future<RecordMetadata> each : sent) {
                each.get();
            }
            producer.commitTransaction();
            return sent.size();
        } catch (ExecutionException | KafkaException e) {
            throw new WorkException(
                    "%s cannot be written to %s: %s"
                            .formatted(release.modelId(), topic, e.getMessage()),
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new WorkException("interrupted while a model was published", e);
        }
    }
}
