package io.driftcast.stream.topology.score;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftcast.avro.TextEvent;
import io.driftcast.avro.TextScore;
import io.driftcast.platform.serde.AvroSerdes;
import io.driftcast.platform.serde.RegistrySettings;
import io.driftcast.platform.serde.SchemaRegistry;
import io.driftcast.stream.deployment.Role;
import io.driftcast.stream.scoring.TextModelHead;
import io.driftcast.stream.scoring.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is written straight is what Avro writes of the record, byte for byte. */
class ScoreLayoutTest {

    private static final List<String> WORDS =
            List.of("", "pump", "küche", "温度", "\uD83D\uDE00", "a".repeat(300), "\u0000");

    private static @Nullable Verdict verdict(SplittableRandom random) {
        if (random.nextInt(5) == 0) {
            return null;
        }
        List<String> tokens =
                IntStream.range(0, random.nextInt(80))
                        .mapToObj(i -> WORDS.get(random.nextInt(WORDS.size())))
                        .toList();
        List<String> labels =
                IntStream.rangeClosed(1, 1 + random.nextInt(5)).mapToObj(i -> "l" + i).toList();
        return new Verdict(
                new TextModelHead(
                        "global/a",
                        "9-" + random.nextInt(),
                        1,
                        Role.CHAMPION,
                        false,
                        "k",
                        1,
                        1,
                        ""),
                labels,
                new io.driftcast.text.classifier.TextScore(
                        tokens,
                        floats(random, tokens.size()),
                        floats(random, labels.size()),
                        random.nextBoolean(),
                        random.nextInt(3) == 0 ? Double.NaN : random.nextDouble(1, 1e4)));
    }

    private static float[] floats(SplittableRandom random, int count) {
        float[] floats = new float[count];
        for (int i = 0; i < count; i++) {
            floats[i] = (float) random.nextDouble();
        }
        return floats;
    }

    @Test
    void scores() {
        ScoreLayout layout = new ScoreLayout();
        try (SchemaRegistry registry =
                SchemaRegistry.connect(
                        RegistrySettings.of(Map.of("schema.registry.url", "mock://scores")))) {
            AvroSerdes serdes = new AvroSerdes(registry);
            for (long seed = 0; seed < 200; seed++) {
                SplittableRandom random = new SplittableRandom(seed);
                TextEvent event =
                        new TextEvent(
                                "e" + seed,
                                WORDS.get(random.nextInt(WORDS.size())),
                                Instant.ofEpochMilli(random.nextLong(1L << 45)),
                                "text",
                                null);
                ScoredText scored = new ScoredText(event, verdict(random));
                assertThat(serdes.values(TextScore.class, layout).serialize("t", scored))
                        .isEqualTo(
                                serdes.values(TextScore.class)
                                        .serializer()
                                        .serialize("t", layout.record(scored)));
            }
        }
    }
}
