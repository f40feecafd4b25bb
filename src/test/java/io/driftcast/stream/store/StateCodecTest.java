package io.driftcast.stream.store;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.driftcast.bytes.ModelImage;
import io.driftcast.series.Aggregation;
import io.driftcast.series.Declaration;
import io.driftcast.series.grid.Counted;
import io.driftcast.series.grid.GridState;
import io.driftcast.series.grid.StepTally;
import io.driftcast.stream.deployment.DeploymentState;
import io.driftcast.stream.deployment.Refusal;
import io.driftcast.stream.deployment.Role;
import io.driftcast.stream.deployment.StoredModel;
import io.driftcast.stream.deployment.Weights;
import io.driftcast.stream.deployment.WorkingState;
import io.driftcast.stream.scoring.TextModelHead;
import io.driftcast.stream.scoring.TextModelPart;
import io.driftcast.stream.training.FitState;
import io.driftcast.stream.training.FitState.FitOrder;
import io.driftcast.stream.training.FitState.PendingFit;
import io.driftcast.stream.training.FitState.Published;
import io.driftcast.stream.training.GroupMember;
import io.driftcast.stream.training.MemberEvent;
import io.driftcast.stream.training.SeriesProfile;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every codec: what is written is read again, what is kept stays readable, the rest is refused. */
class StateCodecTest {

    /**
     * One codec at work.
     *
     * @param name also of the file with the bytes that were written for this state
     * @param version of the codec that wrote them
     */
    record Case<T>(String name, int version, StateCodec<T> codec, T state) {

        Case(String name, StateCodec<T> codec, T state) {
            this(name, 1, codec, state);
        }

        byte[] kept() throws IOException {
            String file =
                    String.format(
                            Locale.ROOT, "/state/v%d/%s.hex", version, name.replace(' ', '-'));
            try (InputStream in = StateCodecTest.class.getResourceAsStream(file)) {
                String hex = new String(Objects.requireNonNull(in, file).readAllBytes(), US_ASCII);
                return HexFormat.of().parseHex(hex.replaceAll("\\s", ""));
            }
        }

        byte[] encoded() {
            return codec.encode(state);
        }

        @Override
        public String toString() {
            return name + " of version " + version;
        }
    }

    private static StepChunk chunk() {
        StepChunk chunk = StepChunk.around(-3);
        chunk.set(new StepTally(-3, 3, 2, 1.5, -10_000_000, false, Counted.of(7, -8, 9)), true);
        chunk.setMissing(-2);
        chunk.set(new StepTally(-1, 1, 1, 2.5, -3_000_000, false, Counted.of(1)), false);
        return chunk;
    }

    private static HistoryChunk history() {
        HistoryChunk chunk = HistoryChunk.around(70);
        chunk.set(70, 2.5, 1_000_000_000_000L);
        return chunk;
    }

    private static SeriesRecord series() {
        return new SeriesRecord(GridState.fresh(declaration()), null, chunk(), deployment());
    }

    private static DeploymentState deployment() {
        return new DeploymentState(
                3,
                9,
                5,
                true,
                false,
                new WorkingState.Fitted("series/a/ets", "9-ab", 6, 0, new byte[] {2, 3}),
                List.of(
                        new WorkingState.Fitted("series/a/naive", "9-cd", 5, 0, new byte[] {4}),
                        new WorkingState.Fitted("series/a/lstm", "9-ef", 4, 0, new byte[] {5})),
                List.of(new Refusal("series/a/theta", "9-01", 7, 0)),
                21.5,
                0.25);
    }

    private static SeriesRecord seriesWithoutModels() {
        DeploymentState fallback =
                new DeploymentState(
                        3,
                        9,
                        5,
                        false,
                        true,
                        new WorkingState.Fallback(24, new byte[] {1}),
                        List.of(),
                        List.of(),
                        Double.NaN,
                        0);
        return new SeriesRecord(GridState.fresh(declarationOfMember()), null, null, fallback);
    }

    private static GroupMember member() {
        return new GroupMember(profileOfMember(), fit());
    }

    private static Weights weights() {
        return new Weights(3, new ModelImage("lstm", 2, new byte[] {4, 5, 6}));
    }

    private static StoredModel model() {
        return new StoredModel(
                "series/a/ets",
                "9-ab",
                6,
                Role.CHALLENGER,
                true,
                new ModelImage("ets", 1, new byte[] {1}),
                3,
                9,
                42,
                new byte[] {2, 3});
    }

    private static TextModelPart textModelPart() {
        return new TextModelPart(
                new TextModelHead(
                        "global/messages/small",
                        "9-ab",
                        6,
                        Role.CHALLENGER,
                        true,
                        "text-attention",
                        2,
                        3,
                        "0badcafe"),
                1,
                new byte[] {7, 8});
    }

    private static FitState fit() {
        return new FitState(
                42,
                3,
                99,
                80,
                64,
                new Published(6, List.of("ets", "arima(0,1,1)(0,1,1)[12]")),
                2000,
                new PendingFit(3, 99, "growth"),
                new FitOrder("request: x", 5L));
    }

    private static SeriesProfile profile() {
        return new SeriesProfile(
                declaration(),
                new SeriesProfile.StepGrid("P1M", "Europe/Copenhagen", 5, List.of(12, 36)));
    }

    private static SeriesProfile profileOfMember() {
        return new SeriesProfile(declarationOfMember(), null);
    }

    private static Declaration declarationOfMember() {
        return Declaration.builder().interval("PT1H").horizon(24).group("rooms").build();
    }

    private static Declaration declaration() {
        return Declaration.builder()
                .interval("PT10M")
                .readingsPerStep(3)
                .seasonalPeriods(List.of(144, 1008))
                .timeZone("Europe/Copenhagen")
                .aggregation(Aggregation.SUM)
                .grace("PT5M")
                .maxGap("PT2H")
                .staleAfter("PT1H")
                .lowerBound(0.0)
                .upperBound(100.0)
                .horizon(24)
                .trainingWindow(500)
                .models(List.of("ets", "arima(0,1,1)(0,1,1)[12]"))
                .transform("log")
                .build();
    }

    static Stream<Case<?>> cases() {
        return Stream.of(
                new Case<>("step chunk", new StepChunkCodec(), chunk()),
                new Case<>("history chunk", new HistoryChunkCodec(), history()),
                new Case<>("series", new SeriesRecordCodec(), series()),
                new Case<>("series without models", new SeriesRecordCodec(), seriesWithoutModels()),
                new Case<>(
                        "series begun",
                        new SeriesRecordCodec(),
                        new SeriesRecord(GridState.fresh(declaration()))),
                new Case<>("weights", new WeightsCodec(), weights()),
                new Case<>("model", new StoredModelCodec(), model()),
                new Case<>("text model part", new TextModelPartCodec(), textModelPart()),
                new Case<>("fit", new FitStateCodec(), fit()),
                new Case<>("profile", new SeriesProfileCodec(), profile()),
                new Case<>("profile of member", new SeriesProfileCodec(), profileOfMember()),
                new Case<>("declaration", new DeclarationCodec(), declaration()),
                new Case<>("declaration of member", new DeclarationCodec(), declarationOfMember()),
                new Case<>("group member", new GroupMemberCodec(), member()),
                new Case<>(
                        "member declared",
                        new MemberEventCodec(),
                        new MemberEvent.Declared("a", profileOfMember())),
                new Case<>(
                        "member observed",
                        new MemberEventCodec(),
                        new MemberEvent.Observed("a", 42, -7, 1, 1_000, 2.5, true)),
                new Case<>(
                        "member requested",
                        new MemberEventCodec(),
                        new MemberEvent.Requested("a", "moved")),
                new Case<>("member left", new MemberEventCodec(), new MemberEvent.Left("a")));
    }

    @ParameterizedTest
    @MethodSource("cases")
    <T> void whatIsWrittenIsReadAgain(Case<T> codec) {
        byte[] encoded = codec.encoded();
        assertThat(codec.codec().encode(codec.codec().decode(encoded))).isEqualTo(encoded);
    }

    @ParameterizedTest
    @MethodSource("cases")
    <T> void whatWasWrittenStaysReadable(Case<T> codec) throws IOException {
        byte[] kept = codec.kept();
        assertThat(codec.codec().encode(codec.codec().decode(kept))).isEqualTo(codec.encoded());
    }

    @ParameterizedTest
    @MethodSource("cases")
    <T> void anUnknownVersionIsRefused(Case<T> codec) {
        byte[] encoded = codec.encoded();
        encoded[1] = 99;
        assertThatThrownBy(() -> codec.codec().decode(encoded))
                .isInstanceOf(UnreadableStateException.class)
                .hasMessageContaining("version 99");
    }

    @ParameterizedTest
    @MethodSource("cases")
    <T> void anotherKindIsRefused(Case<T> codec) {
        byte[] encoded = codec.encoded();
        encoded[0] = 100;
        assertThatThrownBy(() -> codec.codec().decode(encoded))
                .isInstanceOf(UnreadableStateException.class);
    }

    @ParameterizedTest
    @MethodSource("cases")
    <T> void everyTruncationIsRefused(Case<T> codec) {
        byte[] encoded = codec.encoded();
        for (int length = 0; length < encoded.length; length++) {
            byte[] cut = Arrays.copyOf(encoded, length);
            assertThatThrownBy(() -> codec.codec().decode(cut))
                    .as("the first %d bytes", length)
                    .isInstanceOf(UnreadableStateException.class);
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    <T> void unreadableStateIsAbsentToTheStream(Case<T> codec) {
        byte[] encoded = codec.encoded();
        encoded[1] = 99;
        assertThat(codec.codec().serde().deserializer().deserialize("t", encoded)).isNull();
        assertThat(codec.codec().serde().deserializer().deserialize("t", codec.encoded()))
                .isNotNull();
    }
}
