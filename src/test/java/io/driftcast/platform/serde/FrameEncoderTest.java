package io.driftcast.platform.serde;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftcast.avro.Forecast;
import io.driftcast.avro.Model;
import io.driftcast.avro.Observation;
import io.driftcast.avro.Reading;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.Encoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The same bytes as those of Avro's own encoder, behind the frame. */
class FrameEncoderTest {

    private static final int ID = 4711;

    static LongStream seeds() {
        return LongStream.range(0, 100);
    }

    /** What is written to both encoders. */
    @FunctionalInterface
    private interface Writing {
        void to(Encoder out) throws IOException;
    }

    private static void assertSameBytes(FrameEncoder frames, Writing writing) throws IOException {
        ByteArrayOutputStream expected = new ByteArrayOutputStream();
        BinaryEncoder avro = EncoderFactory.get().binaryEncoder(expected, null);
        writing.to(avro);
        avro.flush();
        frames.reset();
        writing.to(frames);
        assertThat(frames.framed(ID)).isEqualTo(Frames.framed(ID, expected.toByteArray()));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void records(long seed) throws IOException {
        RandomRecords random = new RandomRecords(seed);
        FrameEncoder frames = new FrameEncoder();
        for (Class<? extends SpecificRecord> type :
                List.of(Reading.class, Observation.class, Forecast.class, Model.class)) {
            SpecificRecord record = random.next(type);
            SpecificDatumWriter<SpecificRecord> writer =
                    new SpecificDatumWriter<>(record.getSchema(), RecordType.of(type).model());
            assertSameBytes(frames, out -> writer.write(record, out));
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void numbersUpToTheEndOfTheArray(long seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        FrameEncoder frames = new FrameEncoder();
        assertSameBytes(
                frames,
                out -> {
                    SplittableRandom same = new SplittableRandom(seed);
                    for (int i = 0; i < 700; i++) {
                        switch (same.nextInt(5)) {
                            case 0 -> out.writeInt(same.nextInt() >> same.nextInt(32));
                            case 1 -> out.writeLong(same.nextLong() >> same.nextInt(64));
                            case 2 -> out.writeDouble(Double.longBitsToDouble(same.nextLong()));
                            case 3 -> out.writeFloat(Float.intBitsToFloat(same.nextInt()));
                            default -> out.writeBoolean(same.nextBoolean());
                        }
                    }
                });
        byte[] large = new byte[random.nextInt(1 << 21)];
        random.nextBytes(large);
        assertSameBytes(frames, out -> out.writeFixed(large));
        assertSameBytes(frames, out -> out.writeString("µ"));
    }
}
