package io.driftcast.stream.topology.ingest;

import io.driftcast.stream.topology.gate.RecordGate;
import io.driftcast.stream.topology.gate.RejectReason;
import io.driftcast.stream.topology.gate.RejectedRecordException;
import org.apache.kafka.streams.processor.api.FixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorContext;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;

/**
 * Rejects what is said of a series in a partition where the series is not: it would have no effect,
 * and nobody would hear of it.
 */
public final class PlaceCheck implements FixedKeyProcessor<byte[], byte[], byte[]> {

    private final KeyPlaces places;
    private FixedKeyProcessorContext<byte[], byte[]> context;

    public PlaceCheck(KeyPlaces places) {
        this.places = places;
    }

    @Override
    public void init(FixedKeyProcessorContext<byte[], byte[]> processorContext) {
        context = processorContext;
    }

    @Override
    public void process(FixedKeyRecord<byte[], byte[]> record) {
        byte[] key = RecordGate.checkKey(record.key());
        int partition = context.taskId().partition();
        if (places.isMisplaced(key, partition)) {
            throw new RejectedRecordException(
                    RejectReason.WRONG_PARTITION, places.problem(key, partition));
        }
        context.forward(record);
    }
}
