package io.driftcast.forecast;

import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Forecaster families by their kind. Thread-safe. */
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

    /**
     * A forecaster that goes on where {@code state} was taken.
     *
     * @throws IncompatibleModelException if the kind is unknown, or the bytes are not of it
     */
    public Forecaster restore(String kind, int formatVersion, byte[] parameters, byte[] state)
            throws IncompatibleModelException {
        return family(kind).restore(formatVersion, parameters, state);
    }

    /** A forecaster that goes on after the last step that a model was fitted to. */
    public Forecaster restore(FittedModel model) {
        try {
            return restore(model.kind(), model.formatVersion(), model.parameters(), model.state());
        } catch (IncompatibleModelException e) {
            throw new IllegalStateException("a model just made by this program is refused", e);
        }
    }

    /**
     * A forecaster that has seen nothing yet.
     *
     * @throws IncompatibleModelException if the kind is unknown, or the bytes are not of it
     */
    public Forecaster start(String kind, int formatVersion, byte[] parameters)
            throws IncompatibleModelException {
        return family(kind).start(formatVersion, parameters);
    }

    /**
     * A forecaster that has seen nothing yet and begins {@code offset} steps after the fit did.
     *
     * @throws IncompatibleModelException if the kind is unknown, or the bytes are not of it
     */
    public Forecaster startAt(String kind, int formatVersion, byte[] parameters, long offset)
            throws IncompatibleModelException {
        return family(kind).startAt(formatVersion, parameters, offset);
    }

    /**
     * A model ready to run.
     *
     * @throws IncompatibleModelException if the kind is unknown, or the bytes are not of it
     */
    public LoadedModel load(String kind, int formatVersion, byte[] parameters)
            throws IncompatibleModelException {
        return family(kind).load(formatVersion, parameters);
    }

    private ForecasterFamily family(String kind) throws IncompatibleModelException {
        ForecasterFamily family = byKind.get(kind);
        if (family == null) {
            throw new IncompatibleModelException(
                    "a model of kind '%s'; this program runs %s"
                            .formatted(kind, byKind.keySet().stream().sorted().toList()));
        }
        return family;
    }
}
