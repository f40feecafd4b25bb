package io.driftcast.stream.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.driftcast.avro.Model;
import io.driftcast.avro.ModelRole;
import io.driftcast.bytes.ModelImage;
import io.driftcast.bytes.Sha256;
import io.driftcast.series.Limits;
import io.driftcast.stream.deployment.Role;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextModelRecordsTest {

    private static ModelImage image(int bytes) {
        byte[] parameters = new byte[bytes];
        new SplittableRandom(7).nextBytes(parameters);
        return new ModelImage("text-attention", 1, parameters);
    }

    private static List<Model> records(ModelImage image) {
        return TextModelRecords.of(
                image,
                Releases.of(
                        "global/messages/small",
                        TextModelRelease.versionOf(image),
                        3,
                        Role.CHALLENGER));
    }

    @ParameterizedTest
    @CsvSource({"0,1", "1,1", "491520,1", "491521,2", "983040,2", "5000000,11"})
    void theRecordsPutTogetherAreTheModel(int bytes, int parts) {
        ModelImage image = image(bytes);
        List<Model> records = records(image);

        assertThat(records).hasSize(parts);
        ByteBuffer whole = ByteBuffer.allocate(bytes);
        for (int i = 0; i < parts; i++) {
            TextModelPart part = TextModelRecords.part(records.get(i));
            assertThat(part.part()).isEqualTo(i);
            assertThat(part.model()).isEqualTo(TextModelRecords.part(records.getFirst()).model());
            assertThat(records.get(i).getParameters().remaining())
                    .isLessThanOrEqualTo(Limits.TEXT_MODEL_BYTES);
            whole.put(part.bytes());
        }
        assertThat(whole.array()).isEqualTo(image.parameters());
        assertThat(records.getFirst().getDigest())
                .isEqualTo(ByteBuffer.wrap(Sha256.of(image.parameters())));
    }

    @Test
    void eachPartHasAKeyOfItsOwn() {
        assertThat(records(image(1_000_000)).stream().map(TextModelRecords::key))
                .containsExactly(
                        "global/messages/small",
                        "global/messages/small#1",
                        "global/messages/small#2");
    }

    @Test
    void theSameModelIsTheSameRecordsAndAnotherOneAnotherVersion() {
        assertThat(records(image(1_000))).isEqualTo(records(image(1_000)));
        assertThat(TextModelRelease.versionOf(image(1_000)))
                .hasSize(12)
                .isNotEqualTo(TextModelRelease.versionOf(image(1_001)));
    }

    @Test
    void aRecordSaysWhatItsReleaseSays() {
        Model record = records(image(10)).getFirst();
        TextModelHead model = TextModelRecords.part(record).model();

        assertThat(record.getRole()).isEqualTo(ModelRole.CHALLENGER);
        assertThat(record.getSeriesId()).isEmpty();
        assertThat(record.getObservations()).isEqualTo(100);
        assertThat(record.getMetrics()).containsEntry("accuracy", 0.9);
        assertThat(model.name()).isEqualTo("messages");
        assertThat(model.role()).isEqualTo(Role.CHALLENGER);
        assertThat(model.deployment()).isEqualTo(3);
    }

    @Test
    void aRoleOfALaterVersionMayNotLead() {
        Model record =
                Model.newBuilder(records(image(10)).getFirst()).setRole(ModelRole.UNKNOWN).build();

        assertThat(TextModelRecords.part(record).model().role()).isEqualTo(Role.SHADOW);
    }

    @Test
    void aModelOfMorePartsThanAreTakenIsNotPublished() {
        int most = TextModelRecords.PART_BYTES * Limits.TEXT_MODEL_PARTS;

        assertThatThrownBy(() -> records(image(most + 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at most " + most);
    }

    @ParameterizedTest
    @ValueSource(strings = {"messages", "series/s/ets", "global/", "global/a#1", "global/a/b/c"})
    void aModelOfAnotherNameIsNotPublished(String modelId) {
        assertThatThrownBy(() ->
                        TextModelRecords.of(image(1), Releases.of(modelId, "1", 1, Role.CHAMPION)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(modelId);
    }
}
