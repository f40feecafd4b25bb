package io.driftcast.math.network.attention;

import io.driftcast.math.kernel.Kernels;
import io.driftcast.math.kernel.Tensor;
import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A token network's parameters laid out for reading one sequence at a time. Immutable once made,
 * and so shared by all {@link TokenReader}s of it; it lives as long as its arena.
 */
public final class PackedTokenNetwork {

    private final TokenNetworkShape shape;
    private final Tensor embeddings;
    private final List<PackedEncoderLayer> layers;
    private final @Nullable NormParameters norm;
    private final PackedLinear head;

    /**
     * A copy.
     *
     * @param arena a shared one, if several threads read with it
     */
    public PackedTokenNetwork(Arena arena, TokenNetworkParameters parameters) {
        shape = parameters.shape();
        embeddings = PackedLinear.copy(arena, parameters.embeddings());
        if (shape.layers() > 0) {
            Kernels.BLAS.scale(TokenNetwork.embeddingScale(shape), embeddings);
        }
        List<PackedEncoderLayer> packed = new ArrayList<>();
        for (EncoderLayerParameters layer : parameters.layers()) {
            packed.add(PackedEncoderLayer.of(arena, shape.layer(), layer));
        }
        layers = List.copyOf(packed);
        NormParameters last = parameters.norm();
        norm = last == null ? null : PackedEncoderLayer.copy(arena, last);
        head = PackedLinear.of(arena, parameters.head());
    }

    /** What shape it is of. */
    public TokenNetworkShape shape() {
        return shape;
    }

    /** vocabulary x width, scaled as the first layer wants them. */
    Tensor embeddings() {
        return embeddings;
    }

    /** The layers, the first being fed with the embeddings. */
    List<PackedEncoderLayer> layers() {
        return layers;
    }

    /** The last normalisation. */
    @Nullable NormParameters norm() {
        return norm;
    }

    /** width x outputs. */
    PackedLinear head() {
        return head;
    }
}
