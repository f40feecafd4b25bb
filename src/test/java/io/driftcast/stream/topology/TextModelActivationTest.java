package io.driftcast.stream.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftcast.avro.ActivationState;
import io.driftcast.avro.Model;
import io.driftcast.avro.ModelActivation;
import io.driftcast.avro.ScoreStatus;
import io.driftcast.avro.TextScore;
import io.driftcast.platform.serde.Topic;
import io.driftcast.series.Limits;
import io.driftcast.stream.deployment.Role;
import io.driftcast.stream.scoring.CountingClassifier;
import io.driftcast.stream.scoring.Releases;
import io.driftcast.stream.scoring.TextModelRecords;
import io.driftcast.stream.store.ScoreStores;
import io.driftcast.stream.topology.score.ScoreSettings;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How models of texts go to work, in parts, beside each other, or not at all. */
class TextModelActivationTest {

    private static final String ID = "global/default";
    private static final int LARGE = 5_000_000;

    private final CountingClassifier.Loader loader = new CountingClassifier.Loader();

    @TempDir Path stateDir;
    private ScoreHarness harness;
    private int events;

    @BeforeEach
    void start() {
        harness = new ScoreHarness(stateDir, ScoreSettings.DEFAULTS, loader);
    }

    @AfterEach
    void stop() {
        harness.close();
        assertThat(loader.open).hasValue(0);
    }

    private void publish(String modelId, String word, long deployment, Role role) {
        publish(modelId, word, deployment, role, 100);
    }

    private void publish(String modelId, String word, long deployment, Role role, int bytes) {
        records(modelId, word, deployment, role, bytes).forEach(harness::model);
    }

    private static List<Model> records(
            String modelId, String word, long deployment, Role role, int bytes) {
        return TextModelRecords.of(
                CountingClassifier.image(word, bytes),
                Releases.of(modelId, "v-" + word, deployment, role));
    }

    /** The version that scores a text now; empty where none does. */
    private String version() {
        harness.text("s", "e" + events++, "some text");
        TextScore score = harness.scores().getFirst();
        return score.getStatus() == ScoreStatus.OK ? score.getModelVersion() : "";
    }

    private List<String> told() {
        return harness.activations().stream()
                .map(told -> told.getState() + " " + told.getModelVersion())
                .toList();
    }

    @Test
    void aLargeModelWorksOnceAllItsPartsAreThere() {
        List<Model> parts = records(ID, "big", 1, Role.CHAMPION, LARGE);
        assertThat(parts).hasSizeGreaterThan(9);
        for (Model part : parts) {
            assertThat(version()).isEmpty();
            harness.model(part);
        }

        assertThat(version()).isEqualTo("v-big");
        assertThat(told()).containsExactly("ACTIVE v-big");
        assertThat(harness.entries(ScoreStores.ARRIVING)).isZero();
        assertThat(harness.entries(ScoreStores.WORKING)).isEqualTo(parts.size());
        assertThat(harness.deadLetters()).isEmpty();
    }

    @Test
    void partsComeInAnyOrder() {
        List<Model> parts = new ArrayList<>(records(ID, "big", 1, Role.CHAMPION, LARGE));
        Collections.reverse(parts);
        parts.forEach(harness::model);

        assertThat(version()).isEqualTo("v-big");
    }

    @Test
    void noEntryOfAChangelogIsLargerThanHalfAMegabyte() {
        publish(ID, "big", 1, Role.CHAMPION, LARGE);

        assertThat(harness.largestChange(ScoreStores.WORKING))
                .isBetween(400 << 10, Limits.TEXT_MODEL_BYTES);
        assertThat(harness.largestChange(ScoreStores.ARRIVING))
                .isLessThanOrEqualTo(Limits.TEXT_MODEL_BYTES);
    }

    @Test
    void partsOfDifferentVersionsDoNotMix() {
        List<Model> old = records(ID, "old", 1, Role.CHAMPION, LARGE);
        List<Model> recent = records(ID, "new", 2, Role.CHAMPION, LARGE);
        old.subList(0, 5).forEach(harness::model);
        recent.subList(5, recent.size()).forEach(harness::model);
        assertThat(version()).isEmpty();

        recent.subList(0, 5).forEach(harness::model);
        assertThat(version()).isEqualTo("v-new");
    }

    @Test
    void partsOfOneVersionPublishedTwiceDoNotMix() {
        List<Model> first = records(ID, "same", 1, Role.CHALLENGER, LARGE);
        List<Model> second = records(ID, "same", 2, Role.CHAMPION, LARGE);
        first.subList(0, 5).forEach(harness::model);
        second.subList(5, second.size()).forEach(harness::model);

        assertThat(version()).isEmpty();
        assertThat(told()).isEmpty();
    }

    @Test
    void twoThatArePublishedAtOnceEndWithTheOneWhosePartsAreThere() {
        List<Model> one = records(ID, "one", 1, Role.CHAMPION, LARGE);
        List<Model> two = records(ID, "two", 2, Role.CHAMPION, LARGE);
        for (int i = 0; i < one.size(); i++) {
            harness.model(one.get(i));
            harness.model(two.get(i));
        }

        assertThat(version()).isEqualTo("v-two");
    }

    @Test
    void whileANewVersionArrivesTheOldOneWorks() {
        publish(ID, "old", 1, Role.CHAMPION);
        List<Model> parts = records(ID, "new", 2, Role.CHAMPION, LARGE);
        for (Model part : parts) {
            assertThat(version()).isEqualTo("v-old");
            harness.model(part);
        }

        assertThat(version()).isEqualTo("v-new");
        assertThat(told()).containsExactly("ACTIVE v-old", "ACTIVE v-new");
        assertThat(loader.open).hasValue(1);
    }

    @Test
    void aDamagedPartRefusesTheWholeAndTheOldOneStays() {
        publish(ID, "old", 1, Role.CHAMPION);
        List<Model> parts = new ArrayList<>(records(ID, "new", 2, Role.CHAMPION, LARGE));
        byte[] zeros = new byte[parts.get(3).getParameters().remaining()];
        Model damaged =
                Model.newBuilder(parts.get(3)).setParameters(ByteBuffer.wrap(zeros)).build();
        parts.set(3, damaged);
        parts.forEach(harness::model);

        assertThat(version()).isEqualTo("v-old");
        List<ModelActivation> activations = harness.activations();
        assertThat(activations.getLast().getState()).isEqualTo(ActivationState.REFUSED);
        assertThat(activations.getLast().getModelId()).isEqualTo(ID);
        assertThat(activations.getLast().getReason()).contains("digest");
        assertThat(harness.entries(ScoreStores.ARRIVING)).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"bad", "burst", "twice", "uneven"})
    void aModelThatCannotBeUsedIsRefusedOnceAndTheOldOneStays(String word) {
        publish(ID, "old", 1, Role.CHAMPION);
        publish(ID, word, 2, Role.CHAMPION);
        assertThat(version()).isEqualTo("v-old");
        assertThat(version()).isEqualTo("v-old");

        List<ModelActivation> activations = harness.activations();
        assertThat(activations)
                .extracting(ModelActivation::getState)
                .containsExactly(ActivationState.ACTIVE, ActivationState.REFUSED);
        assertThat(activations.getLast().getReason()).isNotBlank();
        assertThat(activations.getLast().getSeriesId()).isEmpty();
        assertThat(harness.metrics.meter("driftcast.models_refused").getCount()).isEqualTo(1);
        assertThat(harness.deadLetters()).isEmpty();
    }

    @Test
    void aKindThatThisProgramDoesNotKnowIsRefused() {
        Model record = records(ID, "new", 1, Role.CHAMPION, 100).getFirst();
        harness.model(Model.newBuilder(record).setKind("of tomorrow").build());

        assertThat(version()).isEmpty();
        assertThat(told()).containsExactly("REFUSED v-new");
    }

    @Test
    void theLatestChampionScoresAndThePinnedOneBeforeIt() {
        publish("global/default/a", "a", 1, Role.CHAMPION);
        publish("global/default/b", "b", 2, Role.CHAMPION);
        assertThat(version()).isEqualTo("v-b");

        harness.publish(
                CountingClassifier.image("a", 100),
                Releases.pinned(Releases.of("global/default/a", "v-a", 3, Role.SHADOW)));
        publish("global/default/b", "b2", 4, Role.CHAMPION);
        assertThat(version()).isEqualTo("v-a");

        harness.withdraw("global/default/a");
        assertThat(version()).isEqualTo("v-b2");
        assertThat(told())
                .containsExactly(
                        "ACTIVE v-a", "ACTIVE v-b", "ACTIVE v-a", "WITHDRAWN v-a", "ACTIVE v-b2");
    }

    @Test
    void aChallengerScoresBesideTheChampionOnATopicOfItsOwn() {
        publish(ID, "lead", 1, Role.CHAMPION);
        publish("global/default/new", "beside", 2, Role.SHADOW);
        publish("global/default/old", "neither", 1, Role.CHALLENGER);
        assertThat(version()).isEqualTo("v-lead");

        assertThat(harness.shadowScores())
                .singleElement()
                .satisfies(score -> {
                    assertThat(score.getModelVersion()).isEqualTo("v-beside");
                    assertThat(score.getEventId()).isEqualTo("e0");
                    assertThat(score.getProbabilities()).containsKey("beside");
                });
        assertThat(told()).containsExactly("ACTIVE v-lead", "CHALLENGER v-beside");
        assertThat(loader.open).hasValue(2);
    }

    @Test
    void aShadowThatFailsTakesNothingFromTheChampion() {
        publish(ID, "lead", 1, Role.CHAMPION);
        publish("global/default/new", "beside", 2, Role.SHADOW);
        harness.text("s", "e", "throw beside");

        assertThat(harness.scores()).hasSize(1);
        assertThat(harness.shadowScores()).isEmpty();
        assertThat(harness.deadLetters()).isEmpty();
        assertThat(harness.metrics.meter("driftcast.shadow_scores_failed").getCount()).isEqualTo(1);
    }

    @Test
    void aChallengerAloneScoresNothingButItsOwnTopic() {
        publish(ID, "beside", 1, Role.CHALLENGER);

        assertThat(version()).isEmpty();
        assertThat(harness.shadowScores()).hasSize(1);
    }

    @Test
    void aModelThatIsTakenBackLeavesNothing() {
        publish(ID, "big", 1, Role.CHAMPION, LARGE);
        records(ID, "next", 2, Role.CHAMPION, LARGE).subList(0, 4).forEach(harness::model);
        harness.withdraw(ID);

        assertThat(version()).isEmpty();
        assertThat(told()).containsExactly("ACTIVE v-big", "WITHDRAWN v-big");
        assertThat(harness.entries(ScoreStores.ARRIVING)).isZero();
        assertThat(harness.entries(ScoreStores.WORKING)).isZero();
        assertThat(loader.open).hasValue(0);
    }

    @Test
    void aSmallerVersionLeavesNoPartOfTheLargerOne() {
        publish(ID, "big", 1, Role.CHAMPION, LARGE);
        publish(ID, "small", 2, Role.CHAMPION);

        assertThat(version()).isEqualTo("v-small");
        assertThat(harness.entries(ScoreStores.WORKING)).isEqualTo(1);
    }

    @Test
    void theSameRecordsAgainChangeNothing() {
        publish(ID, "big", 1, Role.CHAMPION, LARGE);
        publish(ID, "big", 1, Role.CHAMPION, LARGE);

        assertThat(version()).isEqualTo("v-big");
        assertThat(told()).containsExactly("ACTIVE v-big");
        assertThat(harness.entries(ScoreStores.ARRIVING)).isZero();
    }

    @Test
    void recordsOfSeriesAndGroupsAndOfNobodyArePassedOver() {
        for (String key : List.of("series/s/ets", "group/g/lstm", "what is this", "")) {
            harness.raw(Topic.MODELS, ScoreHarness.utf8(key), new byte[] {1, 2, 3});
            harness.raw(Topic.MODELS, ScoreHarness.utf8(key), null);
        }
        harness.raw(Topic.MODELS, null, new byte[] {1, 2, 3});
        harness.raw(Topic.MODELS, new byte[] {(byte) 0xff}, new byte[] {1, 2, 3});

        assertThat(harness.deadLetters()).isEmpty();
        assertThat(harness.activations()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "global/",
                "global//",
                "global/a/",
                "global//a",
                "global/a/b/c",
                "global/a#0",
                "global/a#1x",
                "global/a b",
                "global/a,b",
                "global/a=b",
                "global/ä",
                "global/a#99999"
            })
    void aKeyThatNamesNoModelOfTextsIsADeadLetter(String key) {
        harness.raw(Topic.MODELS, ScoreHarness.utf8(key), new byte[] {1});

        assertThat(harness.rejections()).containsExactly("invalid-model");
    }

    @Test
    void aRecordThatIsNotTheOneOfItsKeyIsADeadLetter() {
        Model good = records(ID, "a", 1, Role.CHAMPION, 100).getFirst();
        byte[] bytes = harness.bytes(Topic.MODELS, Model.class, good);
        harness.raw(Topic.MODELS, ScoreHarness.utf8("global/other"), bytes);
        harness.raw(Topic.MODELS, ScoreHarness.utf8("global/default#1"), bytes);
        harness.raw(Topic.MODELS, ScoreHarness.utf8(ID), new byte[] {1, 2, 3});
        harness.raw(Topic.MODELS, ScoreHarness.utf8(ID), new byte[600_000]);
        for (Model wrong :
                List.of(
                        Model.newBuilder(good).setParts(0).build(),
                        Model.newBuilder(good).setParts(Limits.TEXT_MODEL_PARTS + 1).build(),
                        Model.newBuilder(good).setPart(-1).build(),
                        Model.newBuilder(good).setParts(2).setDigest(null).build(),
                        Model.newBuilder(good).setDigest(ByteBuffer.allocate(31)).build())) {
            harness.raw(
                    Topic.MODELS,
                    ScoreHarness.utf8(ID),
                    harness.bytes(Topic.MODELS, Model.class, wrong));
        }

        assertThat(harness.rejections())
                .containsExactly(
                        "invalid-model",
                        "invalid-model",
                        "undecodable",
                        "oversized",
                        "invalid-model",
                        "invalid-model",
                        "invalid-model",
                        "invalid-model",
                        "invalid-model");
        assertThat(version()).isEmpty();
    }
}
