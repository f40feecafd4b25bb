package io.driftcast.app.command;

import io.driftcast.platform.failure.CallException;
import io.driftcast.text.classifier.BagRecipe;
import io.driftcast.text.classifier.Fitting;
import io.driftcast.text.classifier.NetworkRecipe;
import io.driftcast.text.classifier.TextModelKind;
import io.driftcast.text.classifier.TextRecipe;
import io.driftcast.text.classifier.TokenRecipe;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which classifier of texts is trained, and how; what is not said is as it does well. */
final class RecipeOptions {

    @Option(
            names = "--model",
            paramLabel = "M",
            defaultValue = "attention",
            description =
                    "attention (default): an encoder; average: averaged embeddings; ngrams: a bag"
                            + " of words and their parts; mlp: a perceptron on such a bag.")
    private String model = "attention";

    @Option(names = "--epochs", paramLabel = "N", description = "Passes over the texts, at most.")
    private @Nullable Integer epochs;

    @Option(names = "--vocabulary", paramLabel = "N", description = "Tokens, at most.")
    private @Nullable Integer vocabulary;

    @Option(names = "--max-tokens", paramLabel = "N", description = "Tokens read of a text.")
    private @Nullable Integer maxTokens;

    @Option(names = "--width", paramLabel = "N", description = "Numbers of an embedding.")
    private @Nullable Integer width;

    @Option(names = "--layers", paramLabel = "N", description = "Layers of the encoder.")
    private @Nullable Integer layers;

    @Option(names = "--heads", paramLabel = "N", description = "Heads of each layer.")
    private @Nullable Integer heads;

    @Option(
            names = "--inner",
            paramLabel = "N",
            description = "Numbers in the middle of a layer's feed-forward network.")
    private @Nullable Integer inner;

    @Option(names = "--dropout", paramLabel = "P", description = "In [0, 1).")
    private @Nullable Double dropout;

    @Option(names = "--rate", paramLabel = "R", description = "Adam's learning rate.")
    private @Nullable Float rate;

    @Option(names = "--balanced", description = "Let each label count alike, rare or not.")
    private boolean balanced;

    /**
     * What was asked for.
     *
     * @throws CallException if there is no such model, it has no use for an option, or a number is
     *     out of its range
     */
    TextRecipe recipe() {
        TextModelKind kind =
                TextModelKind.ofWord(model.toLowerCase(Locale.ROOT))
                        .orElseThrow(() ->
                                new CallException(
                                        "--model %s: there are %s"
                                                .formatted(
                                                        model,
                                                        Arrays.stream(TextModelKind.values())
                                                                .map(TextModelKind::word)
                                                                .collect(
                                                                        Collectors.joining(
                                                                                ", ")))));
        checkUses(kind);
        checkRanges();
        TextRecipe usual = TextRecipe.of(kind);
        try {
            return new TextRecipe(
                    kind,
                    Objects.requireNonNullElse(vocabulary, usual.vocabulary()),
                    Objects.requireNonNullElse(maxTokens, usual.maxTokens()),
                    network(usual.network()),
                    fitting(usual.fitting()));
        } catch (IllegalArgumentException e) {
            throw new CallException(
                    "%s; --max-tokens, or --width, --heads and --inner ask for it"
                            .formatted(e.getMessage()));
        }
    }

    private void checkUses(TextModelKind kind) {
        if (kind != TextModelKind.ATTENTION) {
            refuse(kind, "--layers", layers);
            refuse(kind, "--heads", heads);
            refuse(kind, "--inner", inner);
        }
        if (kind == TextModelKind.MLP && balanced) {
            refuse(kind, "--balanced", true);
        }
    }

    private static void refuse(TextModelKind kind, String option, @Nullable Object value) {
        if (value != null) {
            throw new CallException(
                    "%s: the model %s has no use for it; leave it out"
                            .formatted(option, kind.word()));
        }
    }

    private void checkRanges() {
        range("--epochs", epochs, 1, 10_000);
        range("--vocabulary", vocabulary, 300, 200_000);
        range("--max-tokens", maxTokens, 3, TextRecipe.MOST_TOKENS);
        range("--width", width, 1, 1024);
        range("--layers", layers, 1, 24);
        range("--heads", heads, 1, 64);
        range("--inner", inner, 1, 8192);
        if (dropout != null && !(dropout >= 0 && dropout < 1)) {
            throw new CallException("--dropout %s: 0 to less than 1".formatted(dropout));
        }
        if (rate != null && !(rate > 0 && rate <= 1)) {
            throw new CallException("--rate %s: more than 0, 1 at most".formatted(rate));
        }
    }

    private static void range(String option, @Nullable Integer value, int least, int most) {
        if (value != null && (value < least || value > most)) {
            throw new CallException("%s %s: %s to %s".formatted(option, value, least, most));
        }
    }

    private NetworkRecipe network(NetworkRecipe usual) {
        return switch (usual) {
            case TokenRecipe token -> token.resized(layers, width, heads, inner);
            case BagRecipe bag -> width == null ? bag : bag.withWidth(width);
        };
    }

    private Fitting fitting(Fitting usual) {
        return usual.withEpochs(Objects.requireNonNullElse(epochs, usual.epochs()))
                .withDropout(Objects.requireNonNullElse(dropout, usual.dropout()))
                .withRate(Objects.requireNonNullElse(rate, usual.rate()))
                .withBalanced(balanced);
    }
}
