package io.driftcast.forecast;

import io.driftcast.bytes.ModelImage;
import io.driftcast.forecast.LoadedModel.Owner;
import io.driftcast.series.Limits;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What runs the models of all kinds: the families by their kind. Thread-safe. */
public final class ForecasterFamilies {

    /** How deep the model lies that is being loaded; models load those inside them through here. */
    private static final ScopedValue<Integer> DEPTH = ScopedValue.newInstance();

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
     * A model from outside ready to run, which the caller closes. Nothing that it throws when it is
     * loaded, started or restored is anything else than an {@link IncompatibleModelException}, and
     * nothing that its forecasters throw anything else than an {@link UnusableModelException}.
     *
     * @throws IncompatibleModelException if the kind is unknown, the bytes are not of it, or it
     *     takes more work than a stream has time for
     */
    public LoadedModel loadGuarded(ModelImage image) throws IncompatibleModelException {
        LoadedModel model;
        try {
            model = load(image);
        } catch (RuntimeException | StackOverflowError e) {
            throw GuardedModel.cannotRun(e);
        }
        long work = model.work();
        if (work > Limits.MODEL_WORK) {
            model.close();
            throw new IncompatibleModelException(
                    String.format(
                            Locale.ROOT,
                            "%s: it takes some %d multiplications to start, at most %d: name fewer terms or a shorter season",
                            image.kind(),
                            work,
                            Limits.MODEL_WORK));
        }
        return new GuardedModel(model);
    }

    /**
     * A model ready to run.
     *
     * @param owner who lets it go
     * @throws IncompatibleModelException if the kind is unknown, the bytes are not of it, or models
     *     lie in models too deep
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
        int depth = DEPTH.isBound() ? DEPTH.get() + 1 : 1;
        if (depth > Limits.MODEL_DEPTH) {
            throw new IncompatibleModelException(
                    String.format(
                            Locale.ROOT,
                            "models lie in models more than %d deep",
                            Limits.MODEL_DEPTH));
        }
        return ScopedValue.where(DEPTH, depth).call(() -> family.load(image.parameters(), owner));
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
