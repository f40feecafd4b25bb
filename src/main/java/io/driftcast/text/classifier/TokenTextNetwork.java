package io.driftcast.text.classifier;

import io.driftcast.bytes.ByteReader;
import io.driftcast.bytes.ByteWriter;
import io.driftcast.bytes.MalformedBytesException;
import io.driftcast.math.kernel.Tensor;
import io.driftcast.math.network.attention.EncoderLayerShape;
import io.driftcast.math.network.attention.NormPlace;
import io.driftcast.math.network.attention.PackedTokenNetwork;
import io.driftcast.math.network.attention.Rectifier;
import io.driftcast.math.network.attention.TokenNetworkParameters;
import io.driftcast.math.network.attention.TokenNetworkShape;
import java.lang.foreign.Arena;
import java.util.Optional;

/** A network that reads tokens, as trained. */
final class TokenTextNetwork implements TextNetwork {

    private final TokenNetworkShape shape;
    private final float[] parameters;

    TokenTextNetwork(TokenNetworkShape shape, float[] parameters) {
        this.shape = shape;
        this.parameters = parameters;
    }

    @Override
    public TextReaders load(Arena arena) {
        try (Arena unpacked = Arena.ofConfined()) {
            Tensor flat = Tensor.of(unpacked, parameters, parameters.length);
            PackedTokenNetwork packed =
                    new PackedTokenNetwork(arena, new TokenNetworkParameters(shape, flat));
            return shape.layers() > 0
                    ? (own, maxTokens) -> new TokenTextReader(own, packed, maxTokens)
                    : (own, maxTokens) -> new AverageTextReader(own, packed, maxTokens);
        }
    }

    @Override
    public float[] probabilities(float... outputs) {
        return Probabilities.softmax(outputs);
    }

    @Override
    public TextNetwork scaled(double factor) {
        int head = (shape.width() + 1) * shape.outputs();
        return new TokenTextNetwork(shape, Weights.withTailScaled(parameters, head, factor));
    }

    @Override
    public boolean fits(int tokens, int labels) {
        return shape.vocabulary() == tokens
                && shape.outputs() == labels
                && Weights.areFinite(parameters);
    }

    @Override
    public Optional<float[][]> embeddings() {
        float[][] rows = new float[shape.vocabulary()][shape.width()];
        for (int token = 0; token < rows.length; token++) {
            System.arraycopy(parameters, token * shape.width(), rows[token], 0, shape.width());
        }
        return Optional.of(rows);
    }

    @Override
    public void write(ByteWriter to) {
        EncoderLayerShape layer = shape.layer();
        to.putInt(shape.vocabulary()).putInt(shape.layers()).putInt(shape.outputs());
        to.putInt(layer.width()).putInt(layer.heads()).putInt(layer.inner());
        to.putText(layer.rectifier().name()).putText(layer.normPlace().name());
        to.putFloats(parameters);
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws MalformedBytesException if it cannot be one
     */
    static TokenTextNetwork read(ByteReader from) {
        try {
            int vocabulary = from.getInt();
            int layers = from.getInt();
            int outputs = from.getInt();
            EncoderLayerShape layer =
                    new EncoderLayerShape(
                            from.getInt(),
                            from.getInt(),
                            from.getInt(),
                            Rectifier.valueOf(from.getText()),
                            NormPlace.valueOf(from.getText()));
            TokenNetworkShape shape = new TokenNetworkShape(vocabulary, layers, layer, outputs);
            return new TokenTextNetwork(shape, from.getFloats(shape.parameters()));
        } catch (IllegalArgumentException e) {
            throw new MalformedBytesException("no network: " + e.getMessage());
        }
    }
}
