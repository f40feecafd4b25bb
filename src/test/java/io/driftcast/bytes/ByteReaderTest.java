package io.driftcast.bytes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** What is written is read again, and nothing is read that is not there. */
class ByteReaderTest {

    private static byte[] written(int estimateBytes) {
        return new ByteWriter(estimateBytes)
                .putByte(-2)
                .putShort(0xfedc)
                .putInt(-3)
                .putLong(1L << 40)
                .putDouble(Double.NaN)
                .putDoubles(0.1, Double.NEGATIVE_INFINITY)
                .putFloats(0.5f)
                .putRaw((byte) 7, (byte) 8)
                .putBytes(new byte[] {1, 2})
                .putBytes(null)
                .putBytes(new byte[] {3, 4})
                .putText("Wärme")
                .putText(null)
                .toBytes();
    }

    @Test
    void everythingIsReadAsItWasWritten() {
        for (int estimate : new int[] {0, 3, 83, 500}) {
            ByteReader in = new ByteReader(written(estimate));
            assertThat(in.getByte()).isEqualTo((byte) -2);
            assertThat(in.getUnsignedShort()).isEqualTo(0xfedc);
            assertThat(in.getInt()).isEqualTo(-3);
            assertThat(in.getLong()).isEqualTo(1L << 40);
            assertThat(in.getDouble()).isNaN();
            assertThat(in.getDouble()).isEqualTo(0.1);
            assertThat(in.getDouble()).isEqualTo(Double.NEGATIVE_INFINITY);
            assertThat(in.getFloat()).isEqualTo(0.5f);
            assertThat(in.getRaw(2)).containsExactly(7, 8);
            assertThat(in.getBytes()).containsExactly(1, 2);
            assertThat(in.getBytesOrNull()).isNull();
            ByteReader part = in.getPart();
            assertThat(part.size()).isEqualTo(2);
            assertThat(part.getRaw(2)).containsExactly(3, 4);
            part.end();
            assertThat(in.getText()).isEqualTo("Wärme");
            assertThat(in.getTextOrNull()).isNull();
            in.end();
        }
    }

    @Test
    void bytesAreBigEndianAndLengthsFourBytes() {
        byte[] bytes = new ByteWriter(4).putInt(0).putText("é").putLong(258).setInt(0, 1).toBytes();
        assertThat(HexFormat.of().formatHex(bytes))
                .isEqualTo("0000000100000002c3a90000000000000102");
    }

    @Test
    void whatIsCutShortIsRefusedWhateverIsRead() {
        List<Function<ByteReader, ?>> reads =
                List.of(
                        ByteReader::getByte,
                        ByteReader::getUnsignedShort,
                        ByteReader::getInt,
                        ByteReader::getLong,
                        ByteReader::getFloat,
                        ByteReader::getDouble,
                        in -> in.getRaw(3),
                        ByteReader::getBytes,
                        ByteReader::getBytesOrNull,
                        ByteReader::getPart,
                        ByteReader::getText,
                        ByteReader::getTextOrNull);
        byte[] whole = {0, 0, 0, 9, 1, 2, 3, 4, 5, 6, 7};
        for (Function<ByteReader, ?> read : reads) {
            boolean refused = false;
            for (int length = 0; length <= whole.length; length++) {
                ByteReader in = new ByteReader(Arrays.copyOf(whole, length));
                try {
                    Object _ = read.apply(in);
                    assertThat(in.position()).isLessThanOrEqualTo(length);
                } catch (MalformedBytesException e) {
                    assertThat(e).hasMessageContaining("ends after " + length + " bytes");
                    refused = true;
                }
            }
            assertThat(refused).isTrue();
        }
    }

    /** A gigabyte that is only claimed is not asked for. */
    @Test
    void lengthsThatCannotBeAreRefusedBeforeAnythingIsAllocated() {
        for (int length : new int[] {1 << 30, Integer.MAX_VALUE, -2, Integer.MIN_VALUE}) {
            byte[] hostile = new ByteWriter(8).putInt(length).putInt(0).toBytes();
            assertThatThrownBy(() -> new ByteReader(hostile).getBytesOrNull())
                    .isInstanceOf(MalformedBytesException.class);
            assertThatThrownBy(() -> new ByteReader(hostile).getPart())
                    .isInstanceOf(MalformedBytesException.class);
            assertThatThrownBy(() -> new ByteReader(hostile).getText())
                    .isInstanceOf(MalformedBytesException.class);
        }
        assertThatThrownBy(() -> new ByteReader(new byte[4]).require(Long.MAX_VALUE / 2))
                .isInstanceOf(MalformedBytesException.class);
    }

    @Test
    void whatIsLeftOverIsRefused() {
        ByteReader in = new ByteReader(new byte[] {1, 2, 3});
        in.getByte();
        assertThatThrownBy(in::end)
                .isInstanceOf(MalformedBytesException.class)
                .hasMessage("3 bytes, expected 1");
    }
}
