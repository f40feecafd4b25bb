package io.driftcast.app.command;

import io.driftcast.app.report.TextEvaluation;
import io.driftcast.app.report.TextTraining;
import io.driftcast.app.report.TextTrainingTable;
import io.driftcast.bytes.ModelImage;
import io.driftcast.math.kernel.WorkerTeam;
import io.driftcast.platform.failure.CallException;
import io.driftcast.platform.failure.WorkException;
import io.driftcast.render.Json;
import io.driftcast.text.classifier.EpochListener.Epoch;
import io.driftcast.text.classifier.LabelledText;
import io.driftcast.text.classifier.TextClassifier;
import io.driftcast.text.classifier.TextMeasures;
import io.driftcast.text.classifier.TextModel;
import io.driftcast.text.classifier.TextModelFile;
import io.driftcast.text.classifier.TextModels;
import io.driftcast.text.classifier.TextRecipe;
import io.driftcast.text.classifier.TextTrainer;
import io.driftcast.text.classifier.UnusableTextModelException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code train text}: a classifier of texts, from a file of labelled ones. */
@Command(
        name = "text",
        mixinStandardHelpOptions = true,
        description = "Train a classifier of texts from a file of labelled ones.",
        footer = {
            "",
            "Examples:",
            "  driftcast train text reviews.tsv --out reviews.model",
            "  driftcast train text intents.csv --text utterance --label intent --split part \\",
            "      --model ngrams --out intents.model"
        })
final class TrainTextCommand implements Runnable {

    /** The whole costs one and three quarters of a training with these. */
    private static final List<Double> CURVE = List.of(0.25, 0.5);

    @Mixin private final LabelledFileOptions file = new LabelledFileOptions();

    @Mixin private final RecipeOptions recipe = new RecipeOptions();

    @Option(
            names = "--holdout",
            paramLabel = "SHARE",
            description =
                    "The share of the texts that is held back as a test, of each label alike;"
                            + " default 0.1. Not with --split.")
    private @Nullable Double holdout;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Of all that is drawn; default 1.")
    private long seed = 1;

    @Option(
            names = "--curve",
            negatable = true,
            defaultValue = "true",
            fallbackValue = "true",
            description =
                    "Train on a quarter and on half of the texts too, for the learning curve;"
                            + " --no-curve saves that time.")
    private boolean curve = true;

    @Option(
            names = "--out",
            required = true,
            paramLabel = "MODEL",
            description = "The file that the model is written to.")
    private Path out = Path.of("");

    @Option(names = "--format", defaultValue = "table", description = "table (default) or json.")
    private OutputFormat format = OutputFormat.TABLE;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        TextRecipe asked = recipe.recipe();
        checkOut();
        TextParts parts = TextParts.read(file, share(), seed);
        PrintWriter err = spec.commandLine().getErr();
        if (parts.leftOut() > 0) {
            err.printf(
                    Locale.ROOT, "note: %,d rows of other parts are left out%n", parts.leftOut());
        }
        if (curve) {
            err.println("note: for the learning curve, a quarter and half of the texts come first");
        }
        TextModel model = train(asked, parts);
        ModelImage image = model.image();
        long bytes = write(image);
        TextTraining training =
                TextTraining.of(
                        out.toString(),
                        bytes,
                        model,
                        parts.leftOut(),
                        test(model, image, parts.test()));
        PrintWriter answer = spec.commandLine().getOut();
        switch (format) {
            case TABLE -> TextTrainingTable.lines(training).forEach(answer::println);
            case JSON -> answer.println(Json.line(training));
        }
    }

    private void checkOut() {
        Path folder = out.toAbsolutePath().getParent();
        if (Files.isDirectory(out) || folder == null || !Files.isDirectory(folder)) {
            throw new CallException(
                    "--out %s: has to be a file in a folder that there is".formatted(out));
        }
    }

    private double share() {
        if (holdout == null) {
            return 0.1;
        }
        if (file.isSplit()) {
            throw new CallException("--holdout: --split says which texts are the test");
        }
        if (!(holdout >= 0 && holdout < 1)) {
            throw new CallException("--holdout %s: 0 to less than 1".formatted(holdout));
        }
        return holdout;
    }

    private TextModel train(TextRecipe asked, TextParts parts) {
        return new TextTrainer(asked, WorkerTeam.shared(), seed)
                .train(parts.training(), parts.validation(), curve ? CURVE : List.of(), this::tell);
    }

    private void tell(Epoch epoch) {
        PrintWriter err = spec.commandLine().getErr();
        err.printf(
                Locale.ROOT,
                "epoch %d: loss %.4f, accuracy %.3f",
                epoch.number(),
                epoch.loss(),
                epoch.accuracy());
        if (Double.isFinite(epoch.validationLoss())) {
            err.printf(
                    Locale.ROOT,
                    "; validation loss %.4f, accuracy %.3f",
                    epoch.validationLoss(),
                    epoch.validationAccuracy());
        }
        err.println();
        err.flush();
    }

    private long write(ModelImage image) {
        try {
            return TextModelFile.write(out, image);
        } catch (IOException e) {
            throw new WorkException(
                    "%s: cannot be written: %s; name another file with --out".formatted(out, e), e);
        }
    }

    private static @Nullable TextEvaluation test(
            TextModel model, ModelImage image, List<LabelledText> texts) {
        if (texts.isEmpty()) {
            return null;
        }
        TextMeasures measures = new TextMeasures(model.labels().size());
        try (TextClassifier classifier = TextModels.load(image)) {
            for (LabelledText text : texts) {
                measures.add(
                        model.labels().indexOf(text.label()),
                        classifier.score(text.text()).probabilities());
            }
        } catch (UnusableTextModelException e) {
            throw new IllegalStateException("a model that was just trained", e);
        }
        return TextEvaluation.of(model.labels(), measures);
    }
}
