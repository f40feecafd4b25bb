package io.driftcast.app.bench.kernels;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** The examples of https://protobuf.dev/programming-guides/encoding. */
class ProtoMessageTest {

    private static String hex(ProtoMessage message) {
        return HexFormat.ofDelimiter(" ").formatHex(message.toBytes());
    }

    @Test
    void aNumberTakesSevenBitsAByteTheLowestFirst() {
        assertThat(hex(new ProtoMessage().number(1, 150))).isEqualTo("08 96 01");
    }

    @Test
    void aNegativeNumberTakesTenBytes() {
        assertThat(hex(new ProtoMessage().number(1, -2)))
                .isEqualTo("08 fe ff ff ff ff ff ff ff ff 01");
    }

    @Test
    void aFloatTakesFourBytesTheLowestFirst() {
        assertThat(hex(new ProtoMessage().real(2, 1.5f))).isEqualTo("15 00 00 c0 3f");
    }

    @Test
    void aTextFollowsItsLength() {
        assertThat(hex(new ProtoMessage().text(2, "testing")))
                .isEqualTo("12 07 74 65 73 74 69 6e 67");
    }

    @Test
    void aMessageInAMessageFollowsItsLength() {
        assertThat(hex(new ProtoMessage().message(3, new ProtoMessage().number(1, 150))))
                .isEqualTo("1a 03 08 96 01");
    }

    @Test
    void aFieldAboveFifteenHasATagOfTwoBytes() {
        assertThat(hex(new ProtoMessage().number(20, 2))).isEqualTo("a0 01 02");
    }

    @Test
    void aMessageWithoutFieldsIsEmpty() {
        assertThat(new ProtoMessage().toBytes()).isEmpty();
    }
}
