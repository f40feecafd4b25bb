package io.driftcast.stream.topology.gate;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.streams.processor.api.FixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorContext;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;

/**
 * Rejects records without a key, which a repartition topic would drop without a trace, and those
 * that are too large to be taken behind it.
 */
public final class KeyCheck implements FixedKeyProcessor<byte[], byte[], byte[]> {

    private final RecordLimit limit;
    private FixedKeyProcessorContext<byte[], byte[]> context;
    private FailedRecords failed;

    /** Of a topic whose records may be so large. */
    public KeyCheck(RecordLimit limit) {
        this.limit = limit;
    }

    @Override
    public void init(FixedKeyProcessorContext<byte[], byte[]> processorContext) {
        context = processorContext;
        failed = FailedRecords.of(context.appConfigs());
    }

    @Override
    public void process(FixedKeyRecord<byte[], byte[]> record) {
        failed.check(context);
        byte[] key = RecordGate.checkKey(record.key());
        limit.checkKey(new String(key, StandardCharsets.UTF_8));
        if (record.value() != null) {
            limit.checkValue(record.value());
        }
        context.forward(record);
    }
}
