package io.driftcast.stream.topology.gate;

import org.apache.kafka.streams.processor.api.FixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorContext;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;

/** Rejects readings without a key, which a repartition topic would drop without a trace. */
public final class KeyCheck implements FixedKeyProcessor<byte[], byte[], byte[]> {

    private FixedKeyProcessorContext<byte[], byte[]> context;

    @Override
    public void init(FixedKeyProcessorContext<byte[], byte[]> processorContext) {
        context = processorContext;
    }

    @Override
    public void process(FixedKeyRecord<byte[], byte[]> record) {
        RecordGate.checkKey(record.key());
        context.forward(record);
    }
}
