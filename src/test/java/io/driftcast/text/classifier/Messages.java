package io.driftcast.text.classifier;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Seeded messages of three kinds, which a classifier learns in a second. */
final class Messages {

    private static final List<String> ROOMS =
            List.of("kitchen", "hall", "bathroom", "cellar", "garage", "attic");
    private static final List<List<String>> SAYINGS =
            List.of(
                    List.of("the boiler in the %s is too hot", "heating of the %s overheats"),
                    List.of("the door of the %s is open", "someone opened the %s window"),
                    List.of("water on the floor of the %s", "the pipe in the %s leaks"));
    private static final List<String> LABELS = List.of("heat", "intrusion", "water");

    private Messages() {}

    static List<LabelledText> some(int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<LabelledText> messages = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int label = random.nextInt(LABELS.size());
            List<String> sayings = SAYINGS.get(label);
            String room = ROOMS.get(random.nextInt(ROOMS.size()));
            String text = sayings.get(random.nextInt(sayings.size())).formatted(room);
            messages.add(
                    new LabelledText(
                            random.nextInt(3) == 0 ? "Alert! " + text : text, LABELS.get(label)));
        }
        return messages;
    }
}
