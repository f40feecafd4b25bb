package io.driftcast.app.command;

import io.driftcast.data.LabelledRow;
import io.driftcast.data.LabelledTexts;
import io.driftcast.data.TextColumns;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A file of labelled texts, and which of its columns hold what. */
final class LabelledFileOptions {

    @Parameters(
            arity = "1",
            paramLabel = "FILE",
            description = "A CSV or TSV file with a header row, in UTF-8.")
    private Path file = Path.of("");

    @Option(
            names = "--text",
            paramLabel = "COLUMN",
            description = "The column of the texts. Default: text.")
    private @Nullable String text;

    @Option(
            names = "--label",
            paramLabel = "COLUMN",
            description = "The column of the labels. Default: label, intent, class or category.")
    private @Nullable String label;

    @Option(
            names = "--split",
            paramLabel = "COLUMN",
            description =
                    "The column that says which part a row belongs to: train, val, valid, dev or"
                            + " test, or a word that begins so. Other rows are left out.")
    private @Nullable String split;

    /** The file as the call named it. */
    Path file() {
        return file;
    }

    boolean isSplit() {
        return split != null;
    }

    /** Reads all rows. */
    void read(Consumer<LabelledRow> each) {
        LabelledTexts.read(file, new TextColumns(text, label, split), each);
    }
}
