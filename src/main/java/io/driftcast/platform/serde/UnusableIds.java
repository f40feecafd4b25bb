package io.driftcast.platform.serde;

import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The schema ids that the registry has just said it cannot give us, so that a flood of records with
 * a wrong id does not become a flood of requests. Forgets after ten seconds, because a registry may
 * learn of an id a moment later, and holds at most a thousand. Thread-safe.
 */
final class UnusableIds {

    static final long KEPT_NANOS = 10_000_000_000L;
    static final int LIMIT = 1000;

    private record Entry(String verdict, long until) {}

    private final ConcurrentHashMap<Integer, Entry> entries = new ConcurrentHashMap<>();
    private final LongSupplier nanoTime;

    UnusableIds(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    void add(int id, String verdict) {
        long now = nanoTime.getAsLong();
        if (entries.size() >= LIMIT) {
            entries.values().removeIf(entry -> entry.until() - now <= 0);
        }
        if (entries.size() >= LIMIT) {
            entries.clear();
        }
        entries.put(id, new Entry(verdict, now + KEPT_NANOS));
    }

    /** What the registry said of an id a short while ago, or null. */
    @Nullable String find(int id) {
        Entry entry = entries.get(id);
        if (entry == null) {
            return null;
        }
        if (entry.until() - nanoTime.getAsLong() <= 0) {
            entries.remove(id, entry);
            return null;
        }
        return entry.verdict();
    }
}
