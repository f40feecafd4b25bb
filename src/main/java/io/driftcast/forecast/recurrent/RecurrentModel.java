package io.driftcast.forecast.recurrent;

import io.driftcast.math.network.Cell;
import io.driftcast.math.network.PackedNetwork;
import io.driftcast.math.network.Pinball;
import io.driftcast.math.network.RecurrentParameters;
import io.driftcast.math.network.RecurrentShape;
import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A fitted model: several networks of one shape that differ in where their training began; the
 * forecast is the mean of theirs.
 *
 * @param representation what goes in and comes out
 * @param shape of each network; the outputs are those of {@link #QUANTILES} for each step ahead
 * @param members the parameters of each network, flat; at least one; kept, not copied
 */
record RecurrentModel(Representation representation, RecurrentShape shape, List<float[]> members) {

    /** What is forecast of each step ahead: the median and the bounds of 95 and 80 %. */
    static final Pinball QUANTILES = new Pinball(List.of(0.025, 0.1, 0.5, 0.9, 0.975));

    /** The place of the median among them. */
    static final int MEDIAN = 2;

    /** The most networks. */
    static final int MAX_MEMBERS = 16;

    /**
     * @throws IllegalArgumentException if the parts do not fit together
     */
    RecurrentModel {
        members = List.copyOf(members);
        if (members.isEmpty() || members.size() > MAX_MEMBERS) {
            throw new IllegalArgumentException(
                    String.format(Locale.ROOT, "%d networks", members.size()));
        }
        if (shape.inputs() != representation.inputs()
                || shape.outputs() != representation.horizon() * QUANTILES.outputsPerTarget()) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "a network of %d inputs and %d outputs for %d inputs and %d steps ahead",
                            shape.inputs(),
                            shape.outputs(),
                            representation.inputs(),
                            representation.horizon()));
        }
        for (float[] member : members) {
            if (member.length != shape.parameters()) {
                throw new IllegalArgumentException(
                        String.format(
                                Locale.ROOT,
                                "%d parameters, expected %d",
                                member.length,
                                shape.parameters()));
            }
        }
    }

    /** The shape of a network for a representation. */
    static RecurrentShape shape(Representation representation, Cell cell, int hidden, int layers) {
        return new RecurrentShape(
                cell,
                representation.inputs(),
                hidden,
                layers,
                representation.horizon() * QUANTILES.outputsPerTarget());
    }

    /** The same with the bounds further away from the median. */
    RecurrentModel widened(Widening widening) {
        return new RecurrentModel(representation.widened(widening), shape, members);
    }

    /** The weights in memory that lives as long as the arena. */
    List<PackedNetwork> pack(Arena arena) {
        List<PackedNetwork> packed = new ArrayList<>();
        for (float[] member : members) {
            RecurrentParameters parameters = RecurrentParameters.zeros(Arena.ofAuto(), shape);
            parameters.flat().copyFrom(member);
            packed.add(new PackedNetwork(arena, parameters));
        }
        return packed;
    }
}
