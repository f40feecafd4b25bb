package io.driftcast.stream.deployment;

import io.driftcast.bytes.ModelImage;
import io.driftcast.forecast.ForecasterFamilies;
import io.driftcast.forecast.IncompatibleModelException;
import io.driftcast.forecast.LoadedModel;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One task's models at work: their parameters, each version kept once for all series that it works
 * for and dropped with the last of them, and beside the store the models made of them, each loaded
 * when it is first run. On the task's own thread.
 *
 * <p>The store is written in the same transactions as the filters that refer to it, so that its
 * counts are right after any restart; what is loaded is made again from it.
 */
public final class ModelWeights implements AutoCloseable {

    /** A model that may be put to work: loaded, with what is to be kept of it. */
    record Candidate(WeightsKey key, Weights weights, LoadedModel model, boolean isNew) {

        /** Lets it go again. */
        void discard() {
            if (isNew) {
                model.close();
            }
        }
    }

    private final WeightsStore store;
    private final ForecasterFamilies families;
    private final Map<WeightsKey, LoadedModel> loaded = new HashMap<>();

    public ModelWeights(WeightsStore store, ForecasterFamilies families) {
        this.store = store;
        this.families = families;
    }

    /**
     * A version that is at work.
     *
     * @throws IncompatibleModelException if it is not kept, or this program cannot run it
     */
    LoadedModel at(WeightsKey key) throws IncompatibleModelException {
        LoadedModel model = loaded.get(key);
        if (model == null) {
            Weights weights = store.get(key);
            if (weights == null) {
                throw new IncompatibleModelException(
                        "the parameters of version %s of %s are not kept"
                                .formatted(key.version(), key.modelId()));
            }
            model = load(weights);
            loaded.put(key, model);
        }
        return model;
    }

    /**
     * A version that is to be put to work in place of another; nothing is kept of it before {@link
     * #replace}.
     *
     * @param former what works for the series now, null for nothing that is kept here
     * @throws IncompatibleModelException if this program cannot run it, or it works for other
     *     series with other parameters
     */
    Candidate candidate(@Nullable WeightsKey former, WeightsKey key, ModelImage image)
            throws IncompatibleModelException {
        Weights wanted = new Weights(1, image);
        Weights kept = store.get(key);
        if (kept != null && kept.image().equals(image)) {
            return new Candidate(key, kept, at(key), false);
        }
        if (kept != null && !(key.equals(former) && kept.references() == 1)) {
            throw new IncompatibleModelException(
                    "version %s of %s is at work with other parameters: publish these under a version of their own"
                            .formatted(key.version(), key.modelId()));
        }
        return new Candidate(key, wanted, load(wanted), true);
    }

    /** Puts a candidate to work for one series, in place of what worked for it. */
    void replace(@Nullable WeightsKey former, Candidate candidate) {
        WeightsKey key = candidate.key();
        if (key.equals(former) && !candidate.isNew()) {
            return;
        }
        if (candidate.isNew()) {
            LoadedModel other = loaded.put(key, candidate.model());
            if (other != null) {
                other.close();
            }
            store.put(key, candidate.weights());
        } else {
            Weights kept = candidate.weights();
            store.put(key, kept.withReferences(kept.references() + 1));
        }
        if (former != null && !key.equals(former)) {
            release(former);
        }
    }

    /** Notes that a version works for one series less. */
    void release(WeightsKey key) {
        Weights kept = store.get(key);
        if (kept != null && kept.references() > 1) {
            store.put(key, kept.withReferences(kept.references() - 1));
            return;
        }
        store.delete(key);
        LoadedModel model = loaded.remove(key);
        if (model != null) {
            model.close();
        }
    }

    private LoadedModel load(Weights weights) throws IncompatibleModelException {
        return families.loadGuarded(weights.image());
    }

    /** Gives back what is loaded; the store stays as it is. */
    @Override
    public void close() {
        loaded.values().forEach(LoadedModel::close);
        loaded.clear();
    }
}
