package io.driftcast.platform.serde;

import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;

/**
 * The schema that a topic's records are written with.
 *
 * @param id its id in the registry
 */
record WriterSchema(int id, Schema schema) {

    /** Whether both schemas give the same bytes for a record. */
    boolean writesLike(Schema other) {
        return SchemaNormalization.toParsingForm(schema)
                .equals(SchemaNormalization.toParsingForm(other));
    }
}
