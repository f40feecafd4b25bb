package io.driftcast.stream.topology.train;

import io.driftcast.stream.topology.gate.FailedRecords;
import io.driftcast.stream.topology.gate.RecordGate;
import java.util.function.BiFunction;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * Decodes one of the trainer's topics.
 *
 * @param <T> the topic's record
 */
public final class TrainerGate<T extends SpecificRecord>
        implements Processor<byte[], byte[], String, TrainerInput> {

    private final RecordGate<T> gate;
    private final BiFunction<String, T, TrainerInput> toInput;
    private final @Nullable TrainerInput deletion;
    private ProcessorContext<String, TrainerInput> context;
    private FailedRecords failed;

    /**
     * @param toInput from key and record to what the trainer is told; may reject
     * @param deletion what a null value means, or null if it means nothing and is rejected
     */
    public TrainerGate(
            RecordGate<T> gate,
            BiFunction<String, T, TrainerInput> toInput,
            @Nullable TrainerInput deletion) {
        this.gate = gate;
        this.toInput = toInput;
        this.deletion = deletion;
    }

    @Override
    public void init(ProcessorContext<String, TrainerInput> processorContext) {
        context = processorContext;
        failed = FailedRecords.of(context.appConfigs());
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        failed.check(context);
        String seriesId = gate.key(record.key());
        TrainerInput input =
                record.value() == null && deletion != null
                        ? deletion
                        : toInput.apply(seriesId, gate.value(record.value()));
        context.forward(new Record<>(seriesId, input, record.timestamp()));
    }
}
