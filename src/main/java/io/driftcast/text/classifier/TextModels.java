package io.driftcast.text.classifier;

import io.driftcast.bytes.ModelImage;
import io.driftcast.bytes.SharedCopies;
import java.lang.foreign.Arena;

/** Models put to work. Thread-safe. */
public final class TextModels {

    private static final SharedCopies<Loaded> IN_USE = new SharedCopies<>();

    private TextModels() {}

    /** A model with its weights off-heap. */
    private static final class Loaded implements SharedCopies.Closing {

        final TextModel model;
        final TextReaders readers;
        private final Arena arena = Arena.ofShared();

        Loaded(TextModel model) {
            this.model = model;
            try {
                readers = model.network().load(arena);
            } catch (Throwable e) {
                arena.close();
                throw e;
            }
        }

        @Override
        public void close() {
            arena.close();
        }
    }

    /**
     * A classifier for one thread. The weights lie off-heap once in the process for all that are
     * loaded from the same parameters, until the last of them is closed.
     *
     * @throws UnusableTextModelException if the image is none of this program's
     */
    public static TextClassifier load(ModelImage image) throws UnusableTextModelException {
        SharedCopies.Share<Loaded> share =
                IN_USE.acquire(
                        image.parameters(),
                        bytes ->
                                new Loaded(
                                        TextModel.of(
                                                new ModelImage(
                                                        image.kind(),
                                                        image.formatVersion(),
                                                        bytes))));
        Loaded loaded = share.value();
        try {
            if (!loaded.model.kind().kind().equals(image.kind())) {
                throw new UnusableTextModelException(
                        "parameters of %s under the kind %s"
                                .formatted(loaded.model.kind().kind(), image.kind()));
            }
            return new LoadedClassifier(loaded.model, loaded.readers, share::release);
        } catch (Throwable e) {
            share.release();
            throw e;
        }
    }

    /** How many models' weights there are in the process. */
    static int copies() {
        return IN_USE.copies();
    }
}
