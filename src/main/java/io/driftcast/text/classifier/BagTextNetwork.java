package io.driftcast.text.classifier;

import io.driftcast.bytes.ByteReader;
import io.driftcast.bytes.ByteWriter;
import io.driftcast.bytes.MalformedBytesException;
import io.driftcast.math.kernel.Tensor;
import io.driftcast.math.network.bag.BagParameters;
import io.driftcast.math.network.bag.BagShape;
import java.lang.foreign.Arena;
import java.util.Optional;

/** A network on bags of n-grams, as trained. */
final class BagTextNetwork implements TextNetwork {

    private final BagEncoder encoder;
    private final BagOutput output;
    private final BagShape shape;
    private final float[] parameters;

    BagTextNetwork(BagEncoder encoder, BagOutput output, BagShape shape, float[] parameters) {
        this.encoder = encoder;
        this.output = output;
        this.shape = shape;
        this.parameters = parameters;
    }

    @Override
    public TextReaders load(Arena arena) {
        BagParameters loaded =
                new BagParameters(shape, Tensor.of(arena, parameters, parameters.length));
        return (own, maxTokens) -> new BagTextReader(own, encoder, loaded);
    }

    @Override
    public float[] probabilities(float... outputs) {
        return output.probabilities(outputs);
    }

    @Override
    public TextNetwork scaled(double factor) {
        int head = (shape.width() + 1) * shape.outputs();
        return new BagTextNetwork(
                encoder, output, shape, Weights.withTailScaled(parameters, head, factor));
    }

    @Override
    public boolean fits(int tokens, int labels) {
        return shape.outputs() == labels
                && Weights.areFinite(parameters)
                && Weights.areFinite(encoder.table().rarity());
    }

    @Override
    public Optional<float[][]> embeddings() {
        return Optional.empty();
    }

    @Override
    public void write(ByteWriter to) {
        Ngrams ngrams = encoder.ngrams();
        to.putInt(ngrams.words()).putInt(ngrams.leastCharacters()).putInt(ngrams.mostCharacters());
        to.putText(encoder.weighting().name()).putText(output.name());
        encoder.table().write(to);
        to.putInt(shape.width()).putInt(shape.outputs());
        to.putFloats(parameters);
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws MalformedBytesException if it cannot be one
     */
    static BagTextNetwork read(ByteReader from) {
        try {
            Ngrams ngrams = new Ngrams(from.getInt(), from.getInt(), from.getInt());
            Weighting weighting = Weighting.valueOf(from.getText());
            BagOutput output = BagOutput.valueOf(from.getText());
            FeatureTable table = FeatureTable.read(from);
            BagShape shape =
                    new BagShape(
                            Math.max(1, table.size()), from.getInt(), output.bent(), from.getInt());
            return new BagTextNetwork(
                    new BagEncoder(ngrams, table, weighting),
                    output,
                    shape,
                    from.getFloats(shape.parameters()));
        } catch (IllegalArgumentException e) {
            throw new MalformedBytesException("no network: " + e.getMessage());
        }
    }
}
