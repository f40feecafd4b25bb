package io.driftcast.app.bench.text;

import io.driftcast.platform.failure.WorkException;
import io.driftcast.text.classifier.LabelledText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A data set's file: a header, then text, label and, in some, the split, with tabs between. */
final class TextFile {

    private TextFile() {}

    /** All of it. */
    static List<LabelledText> read(Path file) {
        return rows(file).stream().map(row -> new LabelledText(row[0], row[1])).toList();
    }

    /** What is of a split. */
    static List<LabelledText> read(Path file, String split) {
        return rows(file).stream()
                .filter(row -> row.length > 2 && row[2].equals(split))
                .map(row -> new LabelledText(row[0], row[1]))
                .toList();
    }

    private static List<String[]> rows(Path file) {
        List<String> lines;
        try {
            lines = Files.readAllLines(file);
        } catch (IOException e) {
            throw new WorkException("%s cannot be read: %s".formatted(file, e), e);
        }
        List<String[]> rows = new ArrayList<>();
        for (int i = 1; i < lines.size(); i++) {
            String[] cells = lines.get(i).split("\t", -1);
            if (cells.length < 2) {
                throw new WorkException(
                        "%s:%s: a text and a label, with a tab between, are expected"
                                .formatted(file, i + 1));
            }
            rows.add(cells);
        }
        return rows;
    }
}
