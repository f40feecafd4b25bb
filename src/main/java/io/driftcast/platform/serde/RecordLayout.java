package io.driftcast.platform.serde;

import java.io.IOException;
import org.apache.avro.io.Encoder;
import org.apache.avro.specific.SpecificRecord;

/**
 * How values of the program are written as the records of a topic, without making those. Stateless,
 * thread-safe.
 *
 * @param <V> the values
 * @param <T> the records' class
 */
public interface RecordLayout<V, T extends SpecificRecord> {

    /** Writes what Avro would write of {@link #record}, byte for byte. */
    void write(V value, Encoder out) throws IOException;

    /** The record: for topics that are written with another schema than ours. */
    T record(V value);
}
