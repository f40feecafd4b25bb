package io.driftcast.platform.serde;

import io.driftcast.avro.Reading;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;

/** Framed bytes, put together by hand. */
final class Frames {

    private Frames() {}

    static byte[] framed(int id, byte... body) {
        return ByteBuffer.allocate(5 + body.length).put((byte) 0).putInt(id).put(body).array();
    }

    static byte[] framed(int id, GenericRecord record) {
        return framed(id, encode(record.getSchema(), record));
    }

    private static byte[] encode(Schema schema, GenericRecord record) {
        try (ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
            new GenericDatumWriter<GenericRecord>(schema).write(record, encoder);
            encoder.flush();
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Reading reading() {
        return new Reading(
                "sensor-1", Instant.parse("2026-11-20T10:00:00Z"), 21.5, "°C", Map.of("room", "1"));
    }
}
