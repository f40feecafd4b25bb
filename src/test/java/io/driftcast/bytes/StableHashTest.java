package io.driftcast.bytes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The expected values come from Python's {@code hashlib} and {@code struct}. */
class StableHashTest {

    private static StableHash ofAll() {
        return new StableHash()
                .add(-1_234_567)
                .add(1_234_567_890_123_456_789L)
                .add("Wärme ٣")
                .add(new byte[] {0, -1, 127})
                .addInts(List.of(24, 168))
                .addTexts(List.of("a", ""));
    }

    @Test
    void everyTypeOfFieldHasItsBytesInEveryLocale() {
        Locales.assertSameInAll(
                "2b39e354cf5682d37a40ac2fd09c09af15243ff24e6767a8d40d2e84e63b07b6",
                () -> ofAll().toHex(32));
        Locales.assertSameInAll(0x2b39e354cf5682d3L, () -> ofAll().toLong());
    }

    @Test
    void nothingIsTheBeginningOfAnEmptySha256() {
        assertThat(new StableHash().toHex(8)).isEqualTo("e3b0c44298fc1c14");
    }

    @Test
    void fieldsDoNotRunTogether() {
        assertThat(new StableHash().add("ab").add("c").toLong())
                .isNotEqualTo(new StableHash().add("a").add("bc").toLong());
        assertThat(new StableHash().addTexts(List.of("a")).addTexts(List.of("b", "c")).toLong())
                .isNotEqualTo(
                        new StableHash()
                                .addTexts(List.of("a", "b"))
                                .addTexts(List.of("c"))
                                .toLong());
        assertThat(new StableHash().addInts(List.of(1)).addInts(List.of()).toLong())
                .isNotEqualTo(new StableHash().addInts(List.of()).addInts(List.of(1)).toLong());
    }
}
