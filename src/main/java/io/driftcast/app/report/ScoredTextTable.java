package io.driftcast.app.report;

import io.driftcast.render.Figures;
import io.driftcast.render.TextTable;
import io.driftcast.render.Visible;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a classifier says of a text, for a terminal of 80 columns. */
public final class ScoredTextTable {

    private static final int PLACES = 3;
    private static final int LABELS = 5;
    private static final int TEXT_CHARS = 50;
    private static final int TOKENS = 30;
    private static final int BAR = 20;
    private static final int MAPPED_TOKENS = 32;
    private static final int NAME_CHARS = 12;
    private static final String SHADES = " ░▒▓█";

    private ScoredTextTable() {}

    /** One line: the label, its probability, the beginning of the text. */
    public static String line(ScoredText score) {
        return String.format(
                Locale.ROOT,
                "%s  %s  %s",
                Figures.fixed(score.ranked().getFirst().getValue(), PLACES),
                score.label(),
                cut(score.text(), TEXT_CHARS));
    }

    /** All that is said but the heads. */
    public static List<String> lines(ScoredText score) {
        List<String> lines = new ArrayList<>();
        lines.add(cut(score.text(), TEXT_CHARS + BAR));
        TextTable labels = new TextTable("LABEL", "PROBABILITY");
        for (Map.Entry<String, Float> each : score.ranked().stream().limit(LABELS).toList()) {
            labels.row(each.getKey(), Figures.fixed(each.getValue(), PLACES));
        }
        lines.addAll(labels.lines());
        if (score.probabilities().size() > LABELS) {
            lines.add("and %s more labels".formatted(score.probabilities().size() - LABELS));
        }
        lines.add("");
        lines.addAll(tokens(score));
        lines.add("");
        lines.add(
                String.format(
                        Locale.ROOT,
                        "perplexity %s; %d tokens%s",
                        Figures.number(score.perplexity()),
                        score.tokens().size(),
                        score.truncated() ? ", the rest of the text was not read" : ""));
        return lines;
    }

    private static List<String> tokens(ScoredText score) {
        float[] weights = score.weights();
        double largest = 1e-12;
        for (float weight : weights) {
            largest = Math.max(largest, Math.abs(weight));
        }
        TextTable table = new TextTable("TOKEN", "WEIGHT", "");
        int shown = Math.min(TOKENS, weights.length);
        for (int i = 0; i < shown; i++) {
            int length = (int) Math.round(BAR * Math.abs(weights[i]) / largest);
            table.row(
                    name(score.tokens().get(i)),
                    Figures.fixed(weights[i], PLACES),
                    (weights[i] < 0 ? "-" : "█").repeat(length));
        }
        List<String> lines = new ArrayList<>(table.lines());
        if (shown < weights.length) {
            lines.add("and %s more tokens".formatted(weights.length - shown));
        }
        return lines;
    }

    /** What each head attended to. */
    public static List<String> heads(ScoredText score) {
        int shown = Math.min(MAPPED_TOKENS, score.tokens().size());
        List<String> lines = new ArrayList<>();
        lines.add(
                "A row is a token that asks, a column one that it attends to, in the same order;");
        lines.add("of the head's largest weight, ░ is an eighth or more, ▒ 3/8, ▓ 5/8, █ 7/8.");
        if (shown < score.tokens().size()) {
            lines.add(
                    "The first %s of %s tokens are shown; --format html and json have all."
                            .formatted(shown, score.tokens().size()));
        }
        for (int layer = 0; layer < score.heads().size(); layer++) {
            for (int head = 0; head < score.heads().get(layer).size(); head++) {
                lines.add("");
                lines.add("layer %s, head %s".formatted(layer + 1, head + 1));
                map(score, score.heads().get(layer).get(head), shown, lines);
            }
        }
        return lines;
    }

    private static void map(ScoredText score, float[][] weights, int shown, List<String> lines) {
        float largest = Float.MIN_NORMAL;
        for (float[] row : weights) {
            for (float weight : row) {
                largest = Math.max(largest, weight);
            }
        }
        for (int row = 0; row < shown; row++) {
            StringBuilder line = new StringBuilder();
            String name = name(score.tokens().get(row));
            line.append(" ".repeat(NAME_CHARS - name.length())).append(name).append(" │");
            for (int column = 0; column < shown; column++) {
                int shade = Math.round(4 * weights[row][column] / largest);
                line.repeat(SHADES.charAt(shade), 2);
            }
            lines.add(line.append('│').toString());
        }
    }

    private static String name(String token) {
        return cut(token, NAME_CHARS);
    }

    private static String cut(String text, int most) {
        String shown = Visible.text(text.length() > 4 * most ? text.substring(0, 4 * most) : text);
        shown = shown.strip();
        return shown.length() <= most ? shown : shown.substring(0, most - 1) + "…";
    }
}
