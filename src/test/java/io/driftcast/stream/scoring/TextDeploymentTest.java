package io.driftcast.stream.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftcast.stream.deployment.Decision;
import io.driftcast.stream.deployment.Role;
import io.driftcast.text.classifier.UnusableTextModelException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a task goes on with when it starts again over what it has kept. */
class TextDeploymentTest {

    private static final String ID = "global/default";

    /** Parts in memory. */
    private static final class Kept implements TextModelParts {

        private final Map<TextModelKey, TextModelPart> parts = new LinkedHashMap<>();

        @Override
        public @Nullable TextModelPart get(TextModelKey key) {
            return parts.get(key);
        }

        @Override
        public void put(TextModelPart part) {
            parts.put(part.key(), part);
        }

        @Override
        public void delete(TextModelKey key) {
            parts.remove(key);
        }

        @Override
        public List<TextModelKey> keysOf(String modelId) {
            return parts.keySet().stream().filter(key -> key.modelId().equals(modelId)).toList();
        }

        @Override
        public List<TextModelHead> models() {
            return parts.values().stream()
                    .filter(part -> part.part() == 0)
                    .map(TextModelPart::model)
                    .toList();
        }
    }

    private final CountingClassifier.Loader loader = new CountingClassifier.Loader();
    private final Kept arriving = new Kept();
    private final Kept working = new Kept();
    private final List<TextDeployment> started = new ArrayList<>();

    @AfterEach
    void close() {
        started.forEach(TextDeployment::close);
        assertThat(loader.open).hasValue(0);
    }

    private TextDeployment start(TextModelLoader with) {
        started.forEach(TextDeployment::close);
        TextDeployment deployment = new TextDeployment(with, arriving, working);
        started.add(deployment);
        return deployment;
    }

    private static List<TextModelPart> parts(
            String modelId, String word, long deployment, Role role, int bytes) {
        return TextModelRecords.of(
                        CountingClassifier.image(word, bytes),
                        Releases.of(modelId, "v-" + word, deployment, role))
                .stream()
                .map(TextModelRecords::part)
                .toList();
    }

    private static String version(@Nullable WorkingTextModel model) {
        return Objects.requireNonNull(model).model().version();
    }

    @Test
    void afterARestartTheSameModelsWorkAndNothingIsAnnounced() throws Exception {
        TextDeployment first = start(loader);
        parts(ID, "lead", 1, Role.CHAMPION, 2_000_000).forEach(first::take);
        parts(ID + "/new", "beside", 2, Role.SHADOW, 100).forEach(first::take);
        parts(ID, "bad", 3, Role.CHAMPION, 100).forEach(first::take);
        List<TextModelPart> next = parts(ID, "next", 4, Role.CHAMPION, 2_000_000);
        next.subList(0, 3).forEach(first::take);
        float[] before =
                Objects.requireNonNull(first.champion("default"))
                        .score("text")
                        .score()
                        .probabilities();

        TextDeployment again = start(loader);
        assertThat(version(again.champion("default"))).isEqualTo("v-lead");
        assertThat(version(again.shadow("default"))).isEqualTo("v-beside");
        assertThat(
                        Objects.requireNonNull(again.champion("default"))
                                .score("text")
                                .score()
                                .probabilities())
                .containsExactly(before);
        assertThat(again.decisions()).isEmpty();

        next.subList(3, next.size()).forEach(again::take);
        assertThat(version(again.champion("default"))).isEqualTo("v-next");
        assertThat(again.decisions()).hasSize(1).hasOnlyElementsOfType(Decision.Activated.class);
    }

    @Test
    void aModelThatAnotherProgramCannotRunGivesWayToTheNextAndComesBack() {
        TextDeployment first = start(loader);
        parts(ID + "/a", "a", 1, Role.CHAMPION, 100).forEach(first::take);
        parts(ID + "/b", "b", 2, Role.CHAMPION, 100).forEach(first::take);

        TextDeployment older =
                start(image -> {
                    if (image.parameters()[0] == 'b') {
                        throw new UnusableTextModelException("of tomorrow");
                    }
                    return loader.load(image);
                });
        assertThat(version(older.champion("default"))).isEqualTo("v-a");
        assertThat(older.decisions())
                .containsExactly(
                        new Decision.Refused(ID + "/b", "v-b", 2, "of tomorrow", false),
                        new Decision.Activated(ID + "/a", "v-a", 1, Role.CHAMPION));
        assertThat(version(older.champion("default"))).isEqualTo("v-a");
        assertThat(older.decisions()).isEmpty();

        assertThat(version(start(loader).champion("default"))).isEqualTo("v-b");
    }

    @Test
    void aModelOfWhichAPartIsLostIsRefused() {
        TextDeployment first = start(loader);
        parts(ID, "lead", 1, Role.CHAMPION, 2_000_000).forEach(first::take);
        working.delete(new TextModelKey(ID, 2));

        TextDeployment again = start(loader);
        assertThat(again.champion("default")).isNull();
        assertThat(again.decisions()).hasSize(1).hasOnlyElementsOfType(Decision.Refused.class);
    }

    @Test
    void onlyWhatScoresIsLoaded() {
        TextDeployment deployment = start(loader);
        for (int i = 0; i < 5; i++) {
            parts(ID + "/" + i, "m" + i, i, Role.CHAMPION, 100).forEach(deployment::take);
        }
        parts("global/messages", "urgent", 1, Role.CHAMPION, 100).forEach(deployment::take);

        assertThat(loader.open).hasValue(2);
        deployment.withdraw(new TextModelKey(ID + "/4", 0));
        assertThat(version(deployment.champion("default"))).isEqualTo("v-m3");
        assertThat(loader.open).hasValue(2);
    }
}
