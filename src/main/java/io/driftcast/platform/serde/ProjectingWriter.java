package io.driftcast.platform.serde;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.Encoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;

/**
 * Writes records of one class with a schema that is laid out differently: in our layout first, then
 * read back by name as the other. Avro's own writer would go by the fields' positions, and put
 * values into the wrong ones. Slow, but only where {@code use.latest.version} asks for it.
 */
final class ProjectingWriter<T extends SpecificRecord> implements DatumWriter<T> {

    private final DatumWriter<T> ours;
    private final GenericDatumReader<Object> projection;
    private final GenericDatumWriter<Object> theirs;

    ProjectingWriter(RecordType<T> type, Schema target) {
        ours = new SpecificDatumWriter<>(type.schema(), type.model());
        projection = new GenericDatumReader<>(type.schema(), target);
        theirs = new GenericDatumWriter<>(target);
    }

    @Override
    public void setSchema(Schema schema) {
        throw new UnsupportedOperationException("the schema is given once");
    }

    @Override
    public void write(T record, Encoder out) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
        ours.write(record, encoder);
        encoder.flush();
        Object projected =
                projection.read(
                        null, DecoderFactory.get().binaryDecoder(bytes.toByteArray(), null));
        theirs.write(projected, out);
    }
}
