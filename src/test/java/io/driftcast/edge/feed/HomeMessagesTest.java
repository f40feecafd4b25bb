package io.driftcast.edge.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftcast.avro.TextEvent;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HomeMessagesTest {

    private static final Instant END = Instant.parse("2026-05-01T12:00:00Z");

    @Test
    void oneSeedGivesOneFeed() {
        assertThat(HomeMessages.feed(400, 3, END))
                .isEqualTo(HomeMessages.feed(400, 3, END))
                .isNotEqualTo(HomeMessages.feed(400, 4, END));
    }

    @Test
    void theStormSaysWhatWasNeverSaid() {
        Set<String> known = words(HomeMessages.common(2000, 9, END));
        List<TextEvent> feed = HomeMessages.feed(400, 3, END);
        assertThat(known).containsAll(words(feed.subList(0, 320)));
        assertThat(words(feed.subList(320, 400)))
                .contains("gale", "pylon")
                .satisfies(words -> assertThat(known).doesNotContain("gale", "pylon"));
    }

    private static Set<String> words(List<TextEvent> events) {
        Set<String> words = new HashSet<>();
        events.forEach(event ->
                words.addAll(List.of(event.getText().toLowerCase(Locale.ROOT).split("[^a-z']+"))));
        return words;
    }
}
