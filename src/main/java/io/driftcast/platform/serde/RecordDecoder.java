package io.driftcast.platform.serde;

/**
 * Reads the records of one class from the bytes of a topic. Thread-safe.
 *
 * @param <T> the records, or what is taken from them
 */
@FunctionalInterface
public interface RecordDecoder<T> {

    /**
     * What the bytes stand for, whatever version of its schema wrote them.
     *
     * @param topic where they come from, for the error's message
     * @param bytes a zero byte, a schema id in four bytes big endian, and the Avro binary encoding
     * @throws UndecodableRecordException if the bytes are at fault: for the dead letters
     * @throws RegistryUnavailableException if the registry is at fault: to be tried again
     */
    T decode(String topic, byte[] bytes) throws UndecodableRecordException;
}
