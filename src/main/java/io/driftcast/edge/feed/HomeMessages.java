package io.driftcast.edge.feed;

import io.driftcast.avro.TextEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Messages of a smart home and of the people who run it, made up for this project: what happened,
 * in the words of a device, of a neighbour or of a ticket, each with its label. The last fifth of a
 * feed is of a storm: other kinds are frequent then, and things are said that were never said
 * before. The same seed gives the same messages.
 */
public final class HomeMessages {

    private static final double STORM_SHARE = 0.2;
    private static final String SOURCE = "home-messages";

    private static final List<String> PLACES =
            List.of(
                    "kitchen",
                    "living room",
                    "bathroom",
                    "cellar",
                    "garage",
                    "attic",
                    "hall",
                    "children's room",
                    "office",
                    "laundry");

    private static final List<String> OPENINGS =
            List.of("", "", "", "Alert: ", "Notice: ", "Ticket: ", "Urgent! ", "FYI, ", "Again: ");

    private static final List<String> ENDINGS =
            List.of(
                    ".",
                    ".",
                    "!",
                    ", please check.",
                    ", since this morning.",
                    " for the third time this week.",
                    " while nobody was at home.",
                    ", reset did not help.");

    private static final List<String> STORM_ENDINGS =
            List.of(
                    " since the gale began.",
                    ", hail everywhere.",
                    ", lightning struck next door.",
                    " and gusts keep coming.");

    /** What is said of a label: on common days, and in a storm. */
    private record Topic(
            String label,
            int frequency,
            int stormFrequency,
            List<String> said,
            List<String> storm) {}

    private static final List<Topic> TOPICS =
            List.of(
                    new Topic(
                            "heating",
                            5,
                            1,
                            List.of(
                                    "radiator in the %s stays cold",
                                    "boiler pressure is low, the %s gets no heat",
                                    "the %s is overheated, thermostat stuck at 28 degrees",
                                    "thermostat of the %s reports 12 degrees",
                                    "heat pump defrosts too often, %s is chilly",
                                    "no warm air from the floor heating of the %s"),
                            List.of("chimney cap above the %s torn off, boiler went out")),
                    new Topic(
                            "water",
                            4,
                            6,
                            List.of(
                                    "leak detected below the sink of the %s",
                                    "water on the floor of the %s",
                                    "pipe in the %s drips on the tiles",
                                    "humidity sensor in the %s reports 95 percent",
                                    "washing machine in the %s does not drain",
                                    "moisture behind the wall of the %s"),
                            List.of(
                                    "rain comes through the skylight of the %s",
                                    "the gutter overflows into the %s",
                                    "sump pump in the %s runs without a break")),
                    new Topic(
                            "intrusion",
                            4,
                            1,
                            List.of(
                                    "motion in the %s although the house is empty",
                                    "window of the %s was opened from outside",
                                    "door of the %s unlocked with an unknown code",
                                    "glass break sensor of the %s went off",
                                    "camera saw a stranger near the %s",
                                    "someone tried the lock of the %s twice"),
                            List.of("shutter of the %s slams, motion alarm goes off")),
                    new Topic(
                            "power",
                            4,
                            7,
                            List.of(
                                    "fuse of the %s has tripped",
                                    "no electricity in the %s",
                                    "socket in the %s sparks when a plug goes in",
                                    "lights in the %s flicker",
                                    "the meter shows 4 kilowatts with everything in the %s off",
                                    "battery of the inverter in the %s is at 3 percent"),
                            List.of(
                                    "blackout, the %s runs on the emergency battery",
                                    "surge arrester in the %s burnt after the flash",
                                    "pylon down, no current in the %s")),
                    new Topic(
                            "network",
                            3,
                            3,
                            List.of(
                                    "sensor in the %s is offline",
                                    "router in the %s restarts every hour",
                                    "no signal from the thermometer in the %s",
                                    "gateway lost its connection, %s silent",
                                    "camera of the %s cannot reach the cloud",
                                    "packet loss on the access point of the %s"),
                            List.of("antenna bent over the %s, all radios mute")),
                    new Topic(
                            "comfort",
                            3,
                            1,
                            List.of(
                                    "scene movie night started in the %s",
                                    "blinds of the %s are closed at sunset",
                                    "the vacuum robot has finished the %s",
                                    "music moved from the hall to the %s",
                                    "lights in the %s dimmed to 30 percent as planned",
                                    "good morning routine ran in the %s"),
                            List.of("awning of the %s retracted because of the wind")));

    private HomeMessages() {}

    /**
     * Labelled messages one minute apart, the last one a minute before {@code end}, ending in a
     * storm.
     *
     * @param count how many
     */
    public static List<TextEvent> feed(int count, long seed, Instant end) {
        return messages(count, (int) Math.round(count * (1 - STORM_SHARE)), seed, end);
    }

    /** Messages of common days alone. */
    public static List<TextEvent> common(int count, long seed, Instant end) {
        return messages(count, count, seed, end);
    }

    private static List<TextEvent> messages(int count, int calm, long seed, Instant end) {
        SplittableRandom random = new SplittableRandom(seed);
        List<TextEvent> events = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            boolean storm = i >= calm;
            Topic topic = topic(storm, random);
            events.add(
                    new TextEvent(
                            "message-%s".formatted(i + 1),
                            SOURCE,
                            end.minus(Duration.ofMinutes(count - i)),
                            text(topic, storm, random),
                            topic.label));
        }
        return events;
    }

    private static Topic topic(boolean storm, SplittableRandom random) {
        int all = TOPICS.stream().mapToInt(topic -> frequency(topic, storm)).sum();
        int left = random.nextInt(all);
        for (Topic topic : TOPICS) {
            left -= frequency(topic, storm);
            if (left < 0) {
                return topic;
            }
        }
        throw new IllegalStateException("frequencies that do not add up");
    }

    private static int frequency(Topic topic, boolean storm) {
        return storm ? topic.stormFrequency : topic.frequency;
    }

    private static String text(Topic topic, boolean storm, SplittableRandom random) {
        boolean unheard = storm && random.nextBoolean();
        String said =
                pick(unheard ? topic.storm : topic.said, random).formatted(pick(PLACES, random));
        String text =
                pick(OPENINGS, random)
                        + said
                        + pick(storm && random.nextBoolean() ? STORM_ENDINGS : ENDINGS, random);
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }

    private static String pick(List<String> from, SplittableRandom random) {
        return from.get(random.nextInt(from.size()));
    }
}
