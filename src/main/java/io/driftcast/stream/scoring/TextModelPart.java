package io.driftcast.stream.scoring;

/**
 * A part of a model of texts.
 *
 * @param model the whole
 * @param part which part, from 0
 * @param bytes of the parameters; not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record TextModelPart(TextModelHead model, int part, byte[] bytes) {

    /** Where it is kept. */
    public TextModelKey key() {
        return new TextModelKey(model.modelId(), part);
    }
}
