package io.driftcast.series;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What is wrong with a declaration, all of it, each problem under its field's name. */
final class DeclarationProblems {

    private final List<String> problems = new ArrayList<>();

    void throwIfAny() {
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", problems));
        }
    }

    /** The interval, null if there is none or none that can be read. */
    @Nullable StepInterval interval(@Nullable String interval, @Nullable String timeZone) {
        boolean hasInterval = text("interval", interval);
        if (!text("time_zone", timeZone) || !hasInterval) {
            return null;
        }
        ZoneId zone = ZoneOffset.UTC;
        try {
            zone = timeZone == null ? zone : ZoneId.of(timeZone);
        } catch (DateTimeException e) {
            problems.add(
                    "time_zone: \"%s\" is not a zone, such as Europe/Copenhagen"
                            .formatted(timeZone));
        }
        try {
            return interval == null ? null : StepInterval.parse(interval, zone);
        } catch (IllegalArgumentException e) {
            problems.add("interval: " + e.getMessage());
            return null;
        }
    }

    /** Whether a list is not too long. */
    boolean size(String name, List<?> list, int most) {
        if (list.size() > most) {
            problems.add(
                    String.format(
                            Locale.ROOT, "%s: %d are named, at most %d", name, list.size(), most));
        }
        return list.size() <= most;
    }

    /** Whether a text is not too long. */
    boolean text(String name, @Nullable String text) {
        if (text == null || text.length() <= Limits.TEXT_CHARS) {
            return true;
        }
        problems.add(
                String.format(
                        Locale.ROOT,
                        "%s: a text of %d characters, at most %d",
                        name,
                        text.length(),
                        Limits.TEXT_CHARS));
        return false;
    }

    void range(String name, @Nullable Integer value, int from, int to) {
        if (value != null && (value < from || value > to)) {
            problems.add(
                    String.format(
                            Locale.ROOT, "%s: %d is not between %d and %d", name, value, from, to));
        }
    }

    /** A duration that has to be so many steps long, where their length is declared. */
    void steps(String name, @Nullable String text, @Nullable StepInterval step, int from, int to) {
        if (text == null || !text(name, text)) {
            return;
        }
        try {
            long millis = IsoDuration.toMillis(text);
            if (step != null
                    && (millis < from * step.lengthMillis() || millis > to * step.lengthMillis())) {
                problems.add(
                        String.format(
                                Locale.ROOT,
                                "%s: \"%s\" is not between %d and %d steps of %s",
                                name,
                                text,
                                from,
                                to,
                                step.iso()));
            }
        } catch (IllegalArgumentException e) {
            problems.add(name + ": " + e.getMessage());
        }
    }

    void staleAfter(@Nullable String staleAfter) {
        if (!text("stale_after", staleAfter)) {
            return;
        }
        try {
            if (staleAfter != null && IsoDuration.toMillis(staleAfter) == 0) {
                problems.add("stale_after: must be longer than zero");
            }
        } catch (IllegalArgumentException e) {
            problems.add("stale_after: " + e.getMessage());
        }
    }

    void group(@Nullable String group, int maxLength) {
        if (group != null && (group.isBlank() || group.length() > maxLength)) {
            problems.add(
                    String.format(
                            Locale.ROOT,
                            "group: \"%s\" is not a name of 1 to %d characters; leave it out for a model of its own",
                            group,
                            maxLength));
        }
    }

    void bounds(@Nullable Double lower, @Nullable Double upper) {
        if (lower != null && !Double.isFinite(lower)) {
            problems.add("lower_bound: %s is not a finite number".formatted(lower));
        }
        if (upper != null && !Double.isFinite(upper)) {
            problems.add("upper_bound: %s is not a finite number".formatted(upper));
        }
        if (lower != null && upper != null && lower >= upper) {
            problems.add("lower_bound: %s is not below upper_bound %s".formatted(lower, upper));
        }
    }
}
