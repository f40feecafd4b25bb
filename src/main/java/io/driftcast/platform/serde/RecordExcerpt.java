package io.driftcast.platform.serde;

import java.io.IOException;
import org.apache.avro.io.Decoder;
import org.apache.avro.specific.SpecificRecord;

/**
 * What the program takes from the records of a topic, without making those: the counterpart of
 * {@link RecordLayout}. Stateless, thread-safe.
 *
 * @param <V> what is taken
 * @param <T> the records' class
 */
public interface RecordExcerpt<V, T extends SpecificRecord> {

    /**
     * Reads to its end a record that was written with our schema, and gives what {@link #of} gives
     * of it.
     *
     * @throws IOException if it is not one; Avro is then asked, which may also find that it is
     */
    V read(Decoder in) throws IOException;

    /** What is taken from a record: where those of a topic are written with another schema. */
    V of(T record);
}
