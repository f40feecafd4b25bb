package io.driftcast.app.command;

import io.driftcast.bytes.ModelImage;
import io.driftcast.platform.failure.CallException;
import io.driftcast.platform.failure.WorkException;
import io.driftcast.text.classifier.TextClassifier;
import io.driftcast.text.classifier.TextModel;
import io.driftcast.text.classifier.TextModelFile;
import io.driftcast.text.classifier.TextModels;
import io.driftcast.text.classifier.UnusableTextModelException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** A classifier of texts in a file. */
final class ModelFileOption {

    @Option(
            names = "--model",
            required = true,
            paramLabel = "MODEL",
            description = "A file that train text wrote.")
    private Path file = Path.of("");

    Path file() {
        return file;
    }

    TextModel model() {
        return model(file);
    }

    TextClassifier classifier() {
        try {
            return TextModels.load(image(file));
        } catch (UnusableTextModelException e) {
            throw unusable(file, e);
        }
    }

    /** The model in a file; see {@link #image}. */
    static TextModel model(Path file) {
        try {
            return TextModel.of(image(file));
        } catch (UnusableTextModelException e) {
            throw unusable(file, e);
        }
    }

    /**
     * What is in a file.
     *
     * @throws CallException if there is no such file
     * @throws WorkException if it is not to be used
     */
    static ModelImage image(Path file) {
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            throw new CallException(
                    file + ": there is no such file, or it may not be read; name a model's file");
        }
        try {
            return TextModelFile.read(file);
        } catch (IOException e) {
            throw new WorkException("%s: cannot be read: %s".formatted(file, e.getMessage()), e);
        } catch (UnusableTextModelException e) {
            throw unusable(file, e);
        }
    }

    private static WorkException unusable(Path file, UnusableTextModelException e) {
        return new WorkException(
                "%s: %s; make one with train text".formatted(file, e.getMessage()), e);
    }
}
