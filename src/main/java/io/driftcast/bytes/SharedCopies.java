package io.driftcast.bytes;

import java.util.HashMap;
import java.util.Map;

/**
 * What is made of bytes, one copy in the process for all who hold the same bytes, closed when the
 * last of them lets go. Thread-safe.
 *
 * @param <T> what is made
 */
public final class SharedCopies<T extends SharedCopies.Closing> {

    /** What is let go without a failure. */
    public interface Closing extends AutoCloseable {
        @Override
        void close();
    }

    /**
     * Makes a copy.
     *
     * @param <T> what is made
     * @param <E> how that fails
     */
    public interface Maker<T, E extends Exception> {
        /** Makes it of bytes. */
        T make(byte[] bytes) throws E;
    }

    /**
     * One holder's share; to be released once.
     *
     * @param <T> what is shared
     */
    public static final class Share<T extends Closing> {

        private final SharedCopies<T> owner;
        private final String digest;
        private final T value;
        private int holders;

        private Share(SharedCopies<T> owner, String digest, T value) {
            this.owner = owner;
            this.digest = digest;
            this.value = value;
        }

        /** What is shared. */
        public T value() {
            return value;
        }

        /** Lets go. */
        public void release() {
            owner.release(this);
        }
    }

    private static final int DIGEST_BYTES = 32;

    /** By the digest of the bytes; guarded by itself. */
    private final Map<String, Share<T>> inUse = new HashMap<>();

    /**
     * A share of what these bytes are.
     *
     * @throws E if it cannot be made of them
     */
    public <E extends Exception> Share<T> acquire(byte[] bytes, Maker<T, E> maker) throws E {
        String digest = new StableHash().add(bytes).toHex(DIGEST_BYTES);
        synchronized (inUse) {
            Share<T> share = inUse.get(digest);
            if (share == null) {
                share = new Share<>(this, digest, maker.make(bytes));
                inUse.put(digest, share);
            }
            share.holders++;
            return share;
        }
    }

    private void release(Share<T> share) {
        synchronized (inUse) {
            share.holders--;
            if (share.holders == 0) {
                inUse.remove(share.digest);
                share.value.close();
            }
        }
    }

    /** How many copies there are. */
    public int copies() {
        synchronized (inUse) {
            return inUse.size();
        }
    }
}
