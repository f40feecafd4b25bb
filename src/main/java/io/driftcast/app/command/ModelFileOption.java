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

    /**
     * What is in it.
     *
     * @throws CallException if there is no such file
     * @throws WorkException if it is not to be used
     */
    ModelImage image() {
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            throw new CallException(
                    file + ": there is no such file, or it may not be read; name a model's file");
        }
        try {
            return TextModelFile.read(file);
        } catch (IOException e) {
            throw new WorkException("%s: cannot be read: %s".formatted(file, e.getMessage()), e);
        } catch (UnusableTextModelException e) {
            throw unusable(e);
        }
    }

    TextModel model() {
        try {
            return TextModel.of(image());
        } catch (UnusableTextModelException e) {
            throw unusable(e);
        }
    }

    TextClassifier classifier() {
        try {
            return TextModels.load(image());
        } catch (UnusableTextModelException e) {
            throw unusable(e);
        }
    }

    private WorkException unusable(UnusableTextModelException e) {
        return new WorkException(
                "%s: %s; make one with train text".formatted(file, e.getMessage()), e);
    }
}
