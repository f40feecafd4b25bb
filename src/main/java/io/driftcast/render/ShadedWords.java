package io.driftcast.render;

import java.util.List;
import java.util.Locale;

/** Words in a line, the more shaded the heavier they are. */
final class ShadedWords {

    private static final int STRONGEST_PERCENT = 60;

    private ShadedWords() {}

    static String html(List<String> words, float... weights) {
        double largest = 1e-12;
        for (float weight : weights) {
            largest = Math.max(largest, Math.abs(weight));
        }
        StringBuilder html = new StringBuilder("<p class=\"words\">");
        for (int i = 0; i < words.size(); i++) {
            html.append(
                    String.format(
                            Locale.ROOT,
                            "<span style=\"background:color-mix(in srgb,var(--%s) %.0f%%,transparent)\" title=\"%.4f\">%s</span>",
                            weights[i] < 0 ? "red" : "blue",
                            STRONGEST_PERCENT * Math.abs(weights[i]) / largest,
                            weights[i],
                            Markup.escape(Visible.text(words.get(i)))));
        }
        return html.append("</p>\n").toString();
    }
}
