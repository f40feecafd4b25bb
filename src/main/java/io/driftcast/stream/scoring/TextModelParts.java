package io.driftcast.stream.scoring;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where parts of models are kept, the latest under each key. */
public interface TextModelParts {

    /** What is kept under a key, or null. */
    @Nullable TextModelPart get(TextModelKey key);

    /** Keeps it in place of what was there. */
    void put(TextModelPart part);

    /** Forgets it. */
    void delete(TextModelKey key);

    /** The keys of all that is kept of a model. */
    List<TextModelKey> keysOf(String modelId);

    /** The models whose first part is kept: on start alone. */
    List<TextModelHead> models();
}
