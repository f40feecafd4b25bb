package io.driftcast.platform.serde;

import io.driftcast.platform.serde.UndecodableRecordException.Reason;
import java.io.IOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** Reads framed records of one class, whatever version of the schema wrote them. For one thread. */
final class RecordReader<T extends SpecificRecord> {

    /** More versions of one schema than anybody keeps; beyond it the cache starts anew. */
    private static final int LIMIT = 1000;

    private record Version<T>(int id, Schema writer, DatumReader<T> reader) {}

    private final SchemasById schemas;
    private final RecordType<T> type;
    private final Map<Integer, Version<T>> versions = new HashMap<>();
    private @Nullable Version<T> latest;
    private @Nullable BinaryDecoder decoder;

    RecordReader(SchemasById schemas, RecordType<T> type) {
        this.schemas = schemas;
        this.type = type;
    }

    T read(String topic, byte[] bytes) {
        if (!Framing.isFramed(bytes)) {
            throw notFramed(topic, bytes);
        }
        int id = Framing.id(bytes);
        Version<T> version = latest;
        if (version == null || version.id() != id) {
            version = find(topic, id);
            latest = version;
        }
        return read(topic, bytes, version);
    }

    /**
     * Whether the schema with this id gives the same bytes for a record as ours. Fails as reading
     * such a record does.
     */
    boolean isWrittenLikeOurs(String topic, int id) {
        return writesLikeOurs(id, find(topic, id).writer());
    }

    private T read(String topic, byte[] bytes, Version<T> version) {
        BinaryDecoder body =
                DecoderFactory.get()
                        .binaryDecoder(
                                bytes, Framing.LENGTH, bytes.length - Framing.LENGTH, decoder);
        // kept only after a good record: an exception may leave a decoder in the middle of a block
        decoder = null;
        T record;
        boolean complete;
        try {
            record = version.reader().read(null, body);
            complete = body.isEnd();
        } catch (IOException | RuntimeException e) {
            throw misread(topic, bytes, version, e);
        }
        if (!complete) {
            throw malformed(topic, version, "there are bytes left behind the record", null);
        }
        decoder = body;
        return record;
    }

    private Version<T> find(String topic, int id) {
        Version<T> known = versions.get(id);
        if (known != null) {
            return known;
        }
        if (id < 0) {
            throw new UndecodableRecordException(
                    Reason.NOT_FRAMED,
                    String.format(
                            Locale.ROOT,
                            "topic %s: not a framed record: %d is no schema id; %s",
                            topic,
                            id,
                            advice()),
                    null);
        }
        Schema writer = schemas.find(topic, id);
        if (!type.isWrittenBy(writer)) {
            throw new UndecodableRecordException(
                    Reason.OTHER_RECORD,
                    String.format(
                            Locale.ROOT,
                            "topic %s: schema id %d is that of %s, not of %s; send it to its own topic",
                            topic,
                            id,
                            writer.getFullName(),
                            type.name()),
                    null);
        }
        String otherUnit = ForeignSchema.timeInAnotherUnit(writer, type.schema());
        if (otherUnit != null) {
            throw new UndecodableRecordException(
                    Reason.INCOMPATIBLE_SCHEMA,
                    String.format(
                            Locale.ROOT,
                            "topic %s: schema id %d cannot be read as our %s: %s; send timestamp-millis",
                            topic,
                            id,
                            type.name(),
                            otherUnit),
                    null);
        }
        if (versions.size() >= LIMIT) {
            versions.clear();
        }
        Version<T> version = new Version<>(id, writer, reader(id, writer));
        versions.put(id, version);
        return version;
    }

    private DatumReader<T> reader(int id, Schema writer) {
        return new SpecificDatumReader<>(
                writer,
                type.schema(),
                writesLikeOurs(id, writer) ? type.model() : ForeignSchema.model(type));
    }

    private boolean writesLikeOurs(int id, Schema writer) {
        return new WriterSchema(id, writer).writesLike(type.schema());
    }

    private UndecodableRecordException notFramed(String topic, byte[] bytes) {
        String found =
                bytes.length < Framing.LENGTH
                        ? String.format(Locale.ROOT, "it has %d bytes", bytes.length)
                        : String.format(Locale.ROOT, "its first byte is 0x%02x", bytes[0]);
        return new UndecodableRecordException(
                Reason.NOT_FRAMED,
                "topic %s: not a framed record: %s; %s".formatted(topic, found, advice()),
                null);
    }

    private String advice() {
        return "send %s in Confluent's Avro format (0, schema id, Avro binary)"
                .formatted(type.name());
    }

    private UndecodableRecordException misread(
            String topic, byte[] bytes, Version<T> version, Exception cause) {
        String nullField = ForeignSchema.nullField(bytes, version.writer(), type.schema());
        if (nullField != null) {
            return new UndecodableRecordException(
                    Reason.MALFORMED,
                    String.format(
                            Locale.ROOT,
                            "topic %s: %s of a %s is null (schema id %d): it has to be in every record",
                            topic,
                            nullField,
                            type.name(),
                            version.id()),
                    cause);
        }
        var check =
                SchemaCompatibility.checkReaderWriterCompatibility(type.schema(), version.writer());
        return switch (check.getType()) {
            case INCOMPATIBLE ->
                    new UndecodableRecordException(
                            Reason.INCOMPATIBLE_SCHEMA,
                            String.format(
                                    Locale.ROOT,
                                    "topic %s: schema id %d cannot be read as our %s: %s (%s); write with a compatible schema",
                                    topic,
                                    version.id(),
                                    type.name(),
                                    cause.getMessage(),
                                    check.getResult().getIncompatibilities()),
                            cause);
            case COMPATIBLE, RECURSION_IN_PROGRESS ->
                    malformed(topic, version, cause.toString(), cause);
        };
    }

    private UndecodableRecordException malformed(
            String topic, Version<T> version, String problem, @Nullable Exception cause) {
        return new UndecodableRecordException(
                Reason.MALFORMED,
                String.format(
                        Locale.ROOT,
                        "topic %s: the bytes are not a %s of schema id %d: %s; were they cut or changed on the way?",
                        topic,
                        type.name(),
                        version.id(),
                        problem),
                cause);
    }
}
