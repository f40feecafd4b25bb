package io.driftcast.forecast;

import io.driftcast.forecast.LoadedModel.Owner;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What runs the models of all kinds: the families by their kind. Thread-safe. */
public final class ForecasterFamilies {

    private final Map<String, ForecasterFamily> byKind;

    /**
     * @throws IllegalStateException if two are of one kind
     */
    public ForecasterFamilies(Collection<? extends ForecasterFamily> families) {
        byKind =
                families.stream()
                        .collect(
                                Collectors.toUnmodifiableMap(
                                        ForecasterFamily::kind, Function.identity()));
    }

    /** The kinds that are run. */
    public Set<String> kinds() {
        return byKind.keySet();
    }

    /**
     * A model ready to run, which the caller closes.
     *
     * @throws IncompatibleModelException if the kind is unknown, or the bytes are not of it
     */
    public LoadedModel load(ModelImage image) throws IncompatibleModelException {
        return load(image, Owner.CALLER);
    }

    /**
     * A model ready to run.
     *
     * @param owner who lets it go
     * @throws IncompatibleModelException if the kind is unknown, or the bytes are not of it
     */
    public LoadedModel load(ModelImage image, Owner owner) throws IncompatibleModelException {
        ForecasterFamily family = byKind.get(image.kind());
        if (family == null) {
            throw new IncompatibleModelException(
                    "a model of kind '%s'; this program runs %s"
                            .formatted(image.kind(), byKind.keySet().stream().sorted().toList()));
        }
        if (image.formatVersion() != family.formatVersion()) {
            throw new IncompatibleModelException(
                    String.format(
                            Locale.ROOT,
                            "%s: format version %d, this program reads %d",
                            image.kind(),
                            image.formatVersion(),
                            family.formatVersion()));
        }
        return family.load(image.parameters(), owner);
    }

    /**
     * A forecaster that goes on where {@code state} was taken.
     *
     * @throws IncompatibleModelException if the kind is unknown, or the bytes are not of it
     */
    public Forecaster restore(ModelImage image, byte[] state) throws IncompatibleModelException {
        return load(image, Owner.COLLECTOR).restore(state);
    }

    /** A forecaster that goes on after the last step that a model was fitted to. */
    public Forecaster restore(FittedModel model) {
        try {
            return restore(model.image(), model.state());
        } catch (IncompatibleModelException e) {
            throw new IllegalStateException("a model just made by this program is refused", e);
        }
    }

    /**
     * A forecaster that has seen nothing yet and begins {@code offset} steps after the fit did.
     *
     * @throws IncompatibleModelException if the kind is unknown, or the bytes are not of it
     */
    public Forecaster start(ModelImage image, long offset) throws IncompatibleModelException {
        return load(image, Owner.COLLECTOR).start(offset);
    }
}
