package io.driftcast.e2e;

import io.driftcast.avro.TextEvent;
import io.driftcast.text.classifier.LabelledText;
import io.driftcast.text.classifier.TrainedModels;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Seeded texts of several sources, ordinary ones and such as break programs, all but one usable.
 */
final class HostileTexts {

    /** Sources with a model, two of them by a name of their own. */
    static final List<String> SOURCES = List.of("incidents", "tickets", "logs", "chat", "lobby");

    /** A source that is mapped to models that there are not. */
    static final String WITHOUT_MODEL = "mute";

    /** An event whose id is too long to be taken. */
    static final String REJECTED = "r".repeat(300);

    private static final Instant THEN = Instant.parse("2020-03-01T00:00:00Z");

    private static final List<String> ODD =
            List.of(
                    "",
                    "\u0000\u0007\u001b[31m",
                    "w".repeat(50_000),
                    "the pipe leaks ".repeat(2_000),
                    "\uD83D\uDE00 \u2764\uFE0F",
                    "\u0645\u0631\u062D\u0628\u0627 \u05E9\u05DC\u05D5\u05DD",
                    "\u65E5\u672C\u8A9E Gr\u00FC\u00DFe");

    private HostileTexts() {}

    static List<TextEvent> events(int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<LabelledText> messages = TrainedModels.messages(count, seed);
        List<TextEvent> events = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            boolean odd = random.nextInt(20) == 0;
            String source =
                    random.nextInt(15) == 0
                            ? WITHOUT_MODEL
                            : SOURCES.get(random.nextInt(SOURCES.size()));
            events.add(
                    new TextEvent(
                            i == count / 2 ? REJECTED : "e" + i,
                            source,
                            THEN.plusSeconds(i),
                            odd ? ODD.get(random.nextInt(ODD.size())) : messages.get(i).text(),
                            null));
        }
        return events;
    }
}
