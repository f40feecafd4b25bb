package io.driftcast.stream.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.driftcast.series.Aggregation;
import io.driftcast.series.Declaration;
import io.driftcast.series.grid.GridEvent.JumpDiscarded;
import io.driftcast.series.grid.ReadingRejectedException;
import io.driftcast.series.grid.SeriesUnderTest;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GridStateCodecTest {

    private static final long T0 = 1_714_521_600_000L;
    private static final long MINUTE = 60_000;

    private final SeriesRecordCodec codec = new SeriesRecordCodec();

    static LongStream seeds() {
        return LongStream.range(0, 30);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void decodedStateGoesOnIdenticallyAtEveryPoint(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Declaration declared = declared(random);
        SeriesUnderTest kept = new SeriesUnderTest(declared);
        SeriesUnderTest restored = new SeriesUnderTest(declared);
        long time = T0;
        boolean held = false;
        for (int i = 0; i < 600; i++) {
            long at = i == 0 ? time : next(random, time);
            time = Math.max(time, Math.min(at, time + 5 * MINUTE));
            double value = random.nextInt(10) == 0 ? Double.NaN : random.nextInt(100);
            assertThat(send(restored, at, value)).isEqualTo(send(kept, at, value));
            byte[] bytes = codec.encode(new SeriesRecord(restored.state()));
            assertThat(bytes).isEqualTo(codec.encode(new SeriesRecord(kept.state())));
            // Another codec has nothing in its cache.
            SeriesRecordCodec reader = random.nextBoolean() ? codec : new SeriesRecordCodec();
            restored.continueFrom(reader.decode(bytes).grid());
            assertThat(codec.encode(new SeriesRecord(restored.state()))).isEqualTo(bytes);
            held |= !restored.state().held().single().isEmpty();
        }
        assertThat(texts(restored)).isEqualTo(texts(kept));
        assertThat(restored.state().grid()).isNotNull();
        assertThat(restored.state().setup()).isEqualTo(kept.state().setup());
        assertThat(kept.events()).hasSizeGreaterThan(50);
        assertThat(held).isTrue();
    }

    /** The events with the bytes that they carry. */
    private static List<String> texts(SeriesUnderTest series) {
        return series.events().stream()
                .map(event ->
                        event instanceof JumpDiscarded jump
                                ? String.format(
                                        Locale.ROOT,
                                        "%s of %d at %d of %d: %s",
                                        jump.observedAt(),
                                        jump.ingestAt(),
                                        jump.offset(),
                                        jump.partition(),
                                        Arrays.toString(jump.rawValue()))
                                : event.toString())
                .toList();
    }

    private static Declaration declared(SplittableRandom random) {
        if (random.nextInt(3) == 0) {
            return Declaration.NOTHING;
        }
        return SeriesUnderTest.settings(
                "PT1M",
                random.nextInt(3),
                List.of(Aggregation.values()).get(random.nextInt(6)),
                random.nextBoolean() ? "PT3M" : "PT0S");
    }

    private static long next(SplittableRandom random, long time) {
        return switch (random.nextInt(40)) {
            case 0 -> time + 5 * 24 * 60 * MINUTE;
            case 1 -> time - 10 * MINUTE;
            default -> time + random.nextLong(-MINUTE / 2, 2 * MINUTE);
        };
    }

    private static String send(SeriesUnderTest series, long at, double value) {
        try {
            return series.send(at, value).name();
        } catch (ReadingRejectedException e) {
            return String.valueOf(e.getMessage());
        }
    }

    @Test
    void stateOfARegularSeriesIsSmall() throws ReadingRejectedException {
        SeriesUnderTest series = regular(100);
        assertThat(codec.encode(new SeriesRecord(series.state())).length).isLessThan(304);
        assertThat(codec.encode(new SeriesRecord(series.state())).length)
                .isGreaterThan(16 * Long.BYTES);
    }

    @Test
    void setupsAreSharedBetweenSeries() throws ReadingRejectedException {
        byte[] one = codec.encode(new SeriesRecord(regular(20).state()));
        byte[] other = codec.encode(new SeriesRecord(regular(30).state()));
        assertThat(codec.decode(one).grid().setup()).isSameAs(codec.decode(other).grid().setup());
        assertThat(new SeriesRecordCodec().decode(one).grid().setup())
                .isEqualTo(codec.decode(one).grid().setup());
    }

    @Test
    void everySettingSurvives() {
        Declaration all =
                Declaration.builder()
                        .interval("P1D")
                        .readingsPerStep(4)
                        .seasonalPeriods(List.of(7, 365))
                        .timeZone("Europe/Copenhagen")
                        .aggregation(Aggregation.SUM)
                        .grace("PT6H")
                        .maxGap("P30D")
                        .staleAfter("P2D")
                        .lowerBound(-1.5)
                        .upperBound(1e9)
                        .horizon(30)
                        .trainingWindow(5000)
                        .build();
        DeclarationCodec settings = new DeclarationCodec();
        assertThat(settings.decode(settings.encode(all))).isEqualTo(all);
        assertThat(settings.decode(settings.encode(Declaration.NOTHING)))
                .isEqualTo(Declaration.NOTHING);
    }

    @Test
    void invalidSettingsAreUnreadable() {
        byte[] bytes =
                new DeclarationCodec()
                        .encode(SeriesUnderTest.settings("PT1H", 1, Aggregation.MEAN, "PT0S"));
        byte[] wrong = bytes.clone();
        wrong[indexOf(wrong, "MEAN")] = 'B';
        assertThatThrownBy(() -> new DeclarationCodec().decode(wrong))
                .isInstanceOf(UnreadableStateException.class)
                .hasMessageContaining("BEAN");
    }

    @Test
    void unknownVersionIsUnreadable() throws ReadingRejectedException {
        byte[] bytes = codec.encode(new SeriesRecord(regular(20).state()));
        bytes[1] = 2;
        assertThatThrownBy(() -> codec.decode(bytes).grid())
                .isInstanceOf(UnreadableStateException.class)
                .hasMessageContaining("version 2");
    }

    @Test
    void bytesOfAnotherKindAreUnreadable() {
        byte[] settings = new DeclarationCodec().encode(Declaration.NOTHING);
        assertThatThrownBy(() -> codec.decode(settings).grid())
                .isInstanceOf(UnreadableStateException.class)
                .hasMessageContaining("SERIES");
    }

    @Test
    void truncatedBytesAreUnreadable() throws ReadingRejectedException {
        byte[] bytes = codec.encode(new SeriesRecord(held().state()));
        for (int length = 0; length < bytes.length; length++) {
            byte[] shorter = Arrays.copyOf(bytes, length);
            assertThatThrownBy(() -> new SeriesRecordCodec().decode(shorter))
                    .isInstanceOf(UnreadableStateException.class);
            if (length >= 6) {
                // As if the length announced were the right one.
                ByteBuffer.wrap(shorter).putInt(2, length - 6);
                assertThatThrownBy(() -> new SeriesRecordCodec().decode(shorter))
                        .isInstanceOf(UnreadableStateException.class);
            }
        }
    }

    @Test
    void garbageIsUnreadableOrAState() throws ReadingRejectedException {
        SplittableRandom random = new SplittableRandom(5);
        byte[] bytes = codec.encode(new SeriesRecord(held().state()));
        int unreadable = 0;
        for (int trial = 0; trial < 5000; trial++) {
            byte[] garbage = bytes.clone();
            for (int i = 0; i <= random.nextInt(4); i++) {
                garbage[random.nextInt(garbage.length)] = (byte) random.nextInt(256);
            }
            try {
                assertThat(new SeriesRecordCodec().decode(garbage)).isNotNull();
            } catch (UnreadableStateException e) {
                unreadable++;
                assertThat(e).hasMessageNotContaining("\n");
            }
        }
        assertThat(unreadable).isGreaterThan(500);
    }

    private static SeriesUnderTest regular(int readings) throws ReadingRejectedException {
        SeriesUnderTest series = new SeriesUnderTest(Declaration.NOTHING);
        for (int i = 0; i < readings; i++) {
            series.send(T0 + i * MINUTE, i);
        }
        return series;
    }

    /** A state with every part in use. */
    private static SeriesUnderTest held() throws ReadingRejectedException {
        SeriesUnderTest series =
                new SeriesUnderTest(SeriesUnderTest.settings("PT1M", 0, Aggregation.SUM, "PT3M"));
        for (int i = 0; i < 20; i++) {
            series.send(T0 + i * MINUTE, i);
        }
        series.send(T0 + 10_000 * MINUTE, 1);
        series.send(T0 + 10_001 * MINUTE, 1);
        return series;
    }

    private static int indexOf(byte[] bytes, String text) {
        for (int i = 0; i + text.length() <= bytes.length; i++) {
            if (new String(bytes, i, text.length(), StandardCharsets.US_ASCII).equals(text)) {
                return i;
            }
        }
        throw new IllegalArgumentException(text + " is not in the bytes");
    }
}
