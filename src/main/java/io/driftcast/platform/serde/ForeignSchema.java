package io.driftcast.platform.serde;

import java.io.IOException;
import java.util.Set;
import org.apache.avro.LogicalType;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** What is to be known of a schema that others have made for one of our records. */
final class ForeignSchema {

    /** Avro would take such a number for milliseconds without a word. */
    private static final Set<String> FINER_TIMES =
            Set.of(
                    "timestamp-micros",
                    "timestamp-nanos",
                    "local-timestamp-micros",
                    "local-timestamp-nanos");

    private ForeignSchema() {}

    /**
     * How to read what such a schema wrote. Avro's fast reader converts a time that lies in a
     * writer's union twice, and fails; the other one does not.
     */
    static SpecificData model(RecordType<? extends SpecificRecord> type) {
        SpecificData model = new SpecificData(type.type().getClassLoader());
        type.model().getConversions().forEach(model::addLogicalTypeConversion);
        model.setFastReaderEnabled(false);
        return model;
    }

    /** The field of ours that holds times in a unit that is not ours; null if there is none. */
    static @Nullable String timeInAnotherUnit(Schema writer, Schema ours) {
        for (Schema.Field field : writer.getFields()) {
            for (Schema branch : branches(field.schema())) {
                LogicalType logical = branch.getLogicalType();
                if (logical != null
                        && FINER_TIMES.contains(logical.getName())
                        && ours.getField(field.name()) != null) {
                    return field.name() + " is " + logical.getName();
                }
            }
        }
        return null;
    }

    /** The field of a record that is null where ours cannot be; null if there is none. */
    static @Nullable String nullField(byte[] framed, Schema writer, Schema ours) {
        try {
            GenericRecord record =
                    new GenericDatumReader<GenericRecord>(writer)
                            .read(
                                    null,
                                    DecoderFactory.get()
                                            .binaryDecoder(
                                                    framed,
                                                    Framing.LENGTH,
                                                    framed.length - Framing.LENGTH,
                                                    null));
            return ours.getFields().stream()
                    .filter(field -> !field.schema().isNullable())
                    .map(Schema.Field::name)
                    .filter(name -> record.hasField(name) && record.get(name) == null)
                    .findFirst()
                    .orElse(null);
        } catch (IOException | RuntimeException e) {
            return null; // then something else is wrong with it
        }
    }

    private static Iterable<Schema> branches(Schema schema) {
        return schema.isUnion() ? schema.getTypes() : Set.of(schema);
    }
}
