package io.driftcast.math.network.bag;

import io.driftcast.math.network.Dataset;
import java.util.List;

/**
 * Bags, each of one class, that a {@link BagLearner} learns from.
 *
 * @param bags may be empty ones
 * @param classes the number of each one's class
 */
public record Bags(List<Bag> bags, List<Integer> classes) implements Dataset {

    /**
     * @throws IllegalArgumentException if there are more of the one than of the other
     */
    public Bags {
        bags = List.copyOf(bags);
        classes = List.copyOf(classes);
        if (bags.size() != classes.size()) {
            throw new IllegalArgumentException(
                    "%s bags of %s classes".formatted(bags.size(), classes.size()));
        }
    }

    @Override
    public int count() {
        return bags.size();
    }
}
