package io.driftcast.platform.serde;

import java.io.IOException;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * Framed bytes to what is taken from their records, for as long as they were written with our
 * schema; any other goes Avro's way, and so does what cannot be read, to be refused in Avro's
 * words. Thread-safe without locks: each thread has its decoder.
 */
final class ExcerptDecoder<V, T extends SpecificRecord> implements RecordDecoder<V> {

    private final AvroDeserializer<T> avro;
    private final RecordExcerpt<V, T> excerpt;
    private final ThreadLocal<Direct> decoders = ThreadLocal.withInitial(Direct::new);

    ExcerptDecoder(AvroDeserializer<T> avro, RecordExcerpt<V, T> excerpt) {
        this.avro = avro;
        this.excerpt = excerpt;
    }

    @Override
    public V decode(String topic, byte[] bytes) {
        V direct = decoders.get().read(topic, bytes);
        return direct == null ? excerpt.of(avro.decode(topic, bytes)) : direct;
    }

    /** One thread's decoder, and what it knows of the schema that it met last. */
    private final class Direct {

        /** No schema has it. */
        private int id = -1;

        private boolean isOurs;
        private @Nullable BinaryDecoder decoder;

        /** Null if Avro has to see to it. */
        @Nullable V read(String topic, byte[] bytes) {
            if (!Framing.isFramed(bytes)) {
                return null;
            }
            int found = Framing.id(bytes);
            if (found != id) {
                isOurs = avro.isWrittenLikeOurs(topic, found);
                id = found;
            }
            return isOurs ? read(bytes) : null;
        }

        private @Nullable V read(byte[] bytes) {
            int length = bytes.length - Framing.LENGTH;
            BinaryDecoder body =
                    DecoderFactory.get().binaryDecoder(bytes, Framing.LENGTH, length, decoder);
            // kept only after a good record: an exception may leave it in the middle of a block
            decoder = null;
            try {
                V value = excerpt.read(body);
                if (!body.isEnd()) {
                    return null;
                }
                decoder = body;
                return value;
            } catch (IOException | RuntimeException e) {
                return null; // Avro says what is wrong
            }
        }
    }
}
