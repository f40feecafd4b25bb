package io.driftcast.platform.serde;

import java.io.IOException;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** Encodes records of one class for one topic after the other. For one thread. */
final class RecordEncoder<T extends SpecificRecord> {

    private final RecordType<T> type;
    private final FrameEncoder encoder = new FrameEncoder();

    private @Nullable String topic;
    private int id;
    private DatumWriter<T> writer;

    RecordEncoder(RecordType<T> type) {
        this.type = type;
        this.writer = ownWriter();
    }

    boolean isFor(String wanted) {
        return wanted.equals(topic);
    }

    /** The records that follow go to this topic, with this schema. */
    void turnTo(String newTopic, WriterSchema schema) {
        topic = newTopic;
        id = schema.id();
        writer =
                schema.writesLike(type.schema())
                        ? ownWriter()
                        : new ProjectingWriter<>(type, schema.schema());
    }

    private DatumWriter<T> ownWriter() {
        return new SpecificDatumWriter<>(type.schema(), type.model());
    }

    byte[] encode(T record) throws IOException {
        encoder.reset();
        writer.write(record, encoder);
        return encoder.framed(id);
    }
}
