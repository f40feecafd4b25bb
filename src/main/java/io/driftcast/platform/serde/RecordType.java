package io.driftcast.platform.serde;

import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;

/**
 * A generated class and what Avro needs to know of it.
 *
 * @param schema the schema it was generated from
 * @param model how its logical types become Java's
 */
record RecordType<T extends SpecificRecord>(Class<T> type, Schema schema, SpecificData model) {

    static <T extends SpecificRecord> RecordType<T> of(Class<T> type) {
        return new RecordType<>(
                type, SpecificData.get().getSchema(type), SpecificData.getForClass(type));
    }

    /** Whether a schema is of this record: by its name without the namespace, as Avro has it. */
    boolean isWrittenBy(Schema writer) {
        return writer.getType() == Schema.Type.RECORD
                && (writer.getName().equals(schema.getName())
                        || schema.getAliases().contains(writer.getFullName()));
    }

    String name() {
        return type.getSimpleName();
    }
}
