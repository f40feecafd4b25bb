package io.driftcast.stream.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftcast.avro.ActivationState;
import io.driftcast.avro.ForecastStatus;
import io.driftcast.avro.Model;
import io.driftcast.avro.ModelActivation;
import io.driftcast.avro.Observation;
import io.driftcast.bytes.ByteWriter;
import io.driftcast.forecast.composite.CombinationFamily;
import io.driftcast.platform.serde.Topic;
import io.driftcast.series.Declaration;
import io.driftcast.series.Limits;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Records on models that no trainer writes: the series goes on by its fallback, and is told why.
 */
class PoisonModelsTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Instant BEGIN = Instant.parse("2025-10-01T00:00:00Z");

    @TempDir Path stateDir;
    private ForecastHarness harness;
    private final List<Observation> observed = new ArrayList<>();
    private int hour;

    @BeforeEach
    void start() {
        harness = new ForecastHarness(stateDir, NOW);
        hours(40);
        harness.forecasts();
    }

    @AfterEach
    void stop() {
        harness.close();
    }

    private void hours(int count) {
        for (int i = 0; i < count; i++) {
            double value = 20 + Math.sin(hour) + 0.01 * hour;
            harness.reading("s", BEGIN.plus(Duration.ofHours(hour++)), value);
        }
        observed.addAll(harness.observations());
    }

    private ModelActivation refused(Model model) {
        harness.model(model);
        hours(20);
        assertThat(harness.forecasts())
                .hasSize(20)
                .allSatisfy(
                        each -> assertThat(each.getStatus()).isEqualTo(ForecastStatus.FALLBACK));
        assertThat(harness.deadLetters()).isEmpty();
        List<ModelActivation> activations = harness.activations();
        assertThat(activations).hasSize(1);
        assertThat(activations.getFirst().getState()).isEqualTo(ActivationState.REFUSED);
        return activations.getFirst();
    }

    private Model.Builder fitted(String name) {
        Declaration declared = Declaration.builder().models(List.of(name)).build();
        return Model.newBuilder(Models.fit("s", observed, declared, 1));
    }

    /** Models of one model each, one inside the other. */
    static ByteBuffer nested(int depth) {
        byte[] inside = {0};
        String kind = "mean";
        for (int i = 0; i < depth; i++) {
            ByteWriter bytes = new ByteWriter(inside.length + 32);
            bytes.putByte('P').putByte(1).putText(kind).putInt(1).putBytes(inside);
            inside = bytes.toBytes();
            kind = CombinationFamily.KIND;
        }
        return ByteBuffer.wrap(inside);
    }

    @ParameterizedTest
    @ValueSource(ints = {Limits.MODEL_DEPTH, 100, 3_000, 30_000})
    void combinationsNestedThousandsDeepDoNotEndTheService(int depth) {
        ModelActivation activation =
                refused(
                        fitted("mean")
                                .setKind(CombinationFamily.KIND)
                                .setFormatVersion(1)
                                .setParameters(nested(depth))
                                .build());
        assertThat(activation.getReason()).contains("deep");
    }

    @ParameterizedTest
    @ValueSource(strings = {"prophet", "mstl", "linear", "snaive", "snaive-drift", "ets"})
    void aModelTrainedFromAFarOffStepDoesNotStallItsPartition(String name) {
        for (long from :
                new long[] {
                    Long.MIN_VALUE, -(1L << 62), -(1L << 51), -(1L << 40), 1L << 51, Long.MAX_VALUE
                }) {
            Model model =
                    fitted(name)
                            .setVersion(name + from)
                            .setTrainedFromStep(from)
                            .setTrainedToStep(Long.MAX_VALUE)
                            .build();
            harness.model(model);
            hours(20);
            assertThat(harness.forecasts()).as("from %d", from).hasSize(20);
        }
        assertThat(harness.deadLetters()).isEmpty();
        assertThat(harness.activations())
                .extracting(ModelActivation::getReason)
                .anySatisfy(reason -> assertThat(reason).contains("too far"));
    }

    @Test
    @Timeout(value = 20, unit = TimeUnit.SECONDS)
    void anArimaModelOfFourThousandLagsDoesNotHoldUpTheStream() {
        ByteWriter bytes = new ByteWriter(200);
        bytes.putByte('P').putByte(0).putByte(0).putByte(0);
        bytes.putByte(4).putByte(2).putByte(4).putShort(1000);
        bytes.putByte(0).putDouble(1).putDouble(0);
        for (int i = 0; i < 8; i++) {
            bytes.putDouble(0.01);
        }
        ModelActivation activation =
                refused(
                        fitted("ar(1)")
                                .setParameters(ByteBuffer.wrap(bytes.toBytes()))
                                .setTrainedToStep(Long.MAX_VALUE)
                                .build());
        assertThat(activation.getReason()).contains("multiplications");
    }

    @Test
    void aReasonThatRepeatsWhatTheRecordSaysIsCut() {
        ModelActivation activation =
                refused(fitted("mean").setKind("k".repeat(Limits.TEXT_CHARS)).build());
        assertThat(activation.getReason()).hasSizeLessThanOrEqualTo(Limits.REASON_CHARS);
    }

    /** They are the score application's, which refuses what is wrong with them. */
    @Test
    void recordsOfModelsOfTextsArePassedOver() {
        for (String key : List.of("global/default", "global/default/small#3", "global/")) {
            harness.raw(Topic.MODELS, ForecastHarness.utf8(key), new byte[] {1, 2, 3});
            harness.raw(Topic.MODELS, ForecastHarness.utf8(key), new byte[600_000]);
            harness.raw(Topic.MODELS, ForecastHarness.utf8(key), null);
        }
        assertThat(harness.deadLetters()).isEmpty();

        harness.raw(Topic.MODELS, ForecastHarness.utf8("globally/a"), new byte[] {1, 2, 3});
        harness.raw(Topic.MODELS, ForecastHarness.utf8("global"), new byte[] {1, 2, 3});
        assertThat(harness.deadLetters()).hasSize(2);
    }
}
