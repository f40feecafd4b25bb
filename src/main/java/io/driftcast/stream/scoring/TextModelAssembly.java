package io.driftcast.stream.scoring;

import io.driftcast.bytes.ByteWriter;
import io.driftcast.bytes.Sha256;
import io.driftcast.text.classifier.UnusableTextModelException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The parts of a model that are all there, put together. */
final class TextModelAssembly {

    private final TextModelHead model;
    private final List<TextModelPart> parts;

    private TextModelAssembly(TextModelHead model, List<TextModelPart> parts) {
        this.model = model;
        this.parts = parts;
    }

    /**
     * The parts of a model, null if one is missing or of another record: parts of different
     * versions or deployments are never put together.
     */
    static @Nullable TextModelAssembly of(TextModelHead model, TextModelParts kept) {
        List<TextModelPart> parts = new ArrayList<>();
        // The last one first: while parts come in order it is the one that is missing.
        for (int n = model.parts() - 1; n >= 0; n--) {
            TextModelPart part = kept.get(new TextModelKey(model.modelId(), n));
            if (part == null || !part.model().equals(model)) {
                return null;
            }
            parts.add(part);
        }
        Collections.reverse(parts);
        return new TextModelAssembly(model, parts);
    }

    List<TextModelPart> parts() {
        return parts;
    }

    /**
     * The whole parameters.
     *
     * @throws UnusableTextModelException if their digest is another
     */
    byte[] parameters() throws UnusableTextModelException {
        ByteWriter whole =
                new ByteWriter(parts.stream().mapToInt(part -> part.bytes().length).sum());
        parts.forEach(part -> whole.putRaw(part.bytes()));
        byte[] parameters = whole.toBytes();
        if (!model.digest().isEmpty()
                && !model.digest().equals(HexFormat.of().formatHex(Sha256.of(parameters)))) {
            throw new UnusableTextModelException(
                    "its parameters have another digest than its record says: publish it again");
        }
        return parameters;
    }
}
