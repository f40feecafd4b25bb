package io.driftcast.app.bench;

import io.driftcast.platform.metrics.StreamMeters;
import io.driftcast.platform.serde.Topic;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/**
 * The least that Kafka Streams can do for the same traffic: for each reading, which it does not
 * look into, one record to an observations topic and one to a forecasts topic, with values of the
 * very size that the forecast application would write. No store, nothing decoded, nothing encoded.
 *
 * @param outputs what it writes
 */
record PassThrough(RecordedOutputs outputs) implements Contender {

    private static final String OBSERVATIONS = "observations";
    private static final String FORECASTS = "forecasts";

    @Override
    public String name() {
        return "pass-through";
    }

    @Override
    public Topology topology(String prefix, StreamMeters meters) {
        return new Topology()
                .addSource(
                        "readings",
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer(),
                        Topic.READINGS.name(prefix))
                .addProcessor("pass", () -> new Pass(outputs), "readings")
                .addSink(
                        OBSERVATIONS,
                        Topic.OBSERVATIONS.name(prefix),
                        new ByteArraySerializer(),
                        new ByteArraySerializer(),
                        "pass")
                .addSink(
                        FORECASTS,
                        Topic.FORECASTS.name(prefix),
                        new ByteArraySerializer(),
                        new ByteArraySerializer(),
                        "pass");
    }

    private static final class Pass implements Processor<byte[], byte[], byte[], byte[]> {

        private final RecordedOutputs outputs;
        private ProcessorContext<byte[], byte[]> context;

        Pass(RecordedOutputs outputs) {
            this.outputs = outputs;
        }

        @Override
        public void init(ProcessorContext<byte[], byte[]> processorContext) {
            context = processorContext;
        }

        @Override
        public void process(Record<byte[], byte[]> record) {
            RecordMetadata source = context.recordMetadata().orElseThrow();
            int partition = source.partition();
            long offset = source.offset();
            context.forward(record.withValue(outputs.observation(partition, offset)), OBSERVATIONS);
            context.forward(record.withValue(outputs.forecast(partition, offset)), FORECASTS);
        }
    }
}
