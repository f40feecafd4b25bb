package io.driftcast.render;

import java.util.List;
import java.util.Locale;

/**
 * A square of weights, the darker the heavier: a row for each that asks, a column for each that is
 * asked for.
 */
public final class HeatMap {

    private static final int CELL = 18;
    private static final int LABEL = 96;
    private static final int LABEL_CHARS = 14;

    private final String title;
    private final List<String> names;
    private final float[][] weights;

    /**
     * @param names of the rows, and of the columns
     * @param weights 0 or more, a row each; kept, not copied
     */
    public HeatMap(String title, List<String> names, float[][] weights) {
        this.title = title;
        this.names = List.copyOf(names);
        this.weights = weights;
    }

    String html() {
        int side = names.size() * CELL;
        StringBuilder html = new StringBuilder("<figure class=\"heat\"><figcaption>");
        html.append(Markup.escape(title)).append("</figcaption>\n<svg viewBox=\"0 0 ");
        html.append(LABEL + side + 1).append(' ').append(LABEL + side + 1);
        html.append("\" role=\"img\">\n");
        for (int i = 0; i < names.size(); i++) {
            String name = Markup.escape(cut(names.get(i)));
            int middle = LABEL + i * CELL + CELL / 2;
            html.append("<text class=\"end\" x=\"").append(LABEL - 6).append("\" y=\"");
            html.append(middle + 4).append("\">").append(name).append("</text>\n");
            html.append("<text class=\"start\" transform=\"translate(").append(middle + 4);
            html.append(' ').append(LABEL - 6).append(") rotate(-90)\">").append(name);
            html.append("</text>\n");
        }
        cells(html);
        html.append("<rect class=\"frame\" x=\"").append(LABEL).append("\" y=\"").append(LABEL);
        html.append("\" width=\"").append(side).append("\" height=\"").append(side);
        return html.append("\"/>\n</svg></figure>\n").toString();
    }

    private void cells(StringBuilder html) {
        double largest = largest();
        for (int row = 0; row < weights.length; row++) {
            for (int column = 0; column < weights[row].length; column++) {
                html.append(
                        String.format(
                                Locale.ROOT,
                                "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" fill-opacity=\"%.2f\"><title>%s → %s: %.3f</title></rect>%n",
                                LABEL + column * CELL,
                                LABEL + row * CELL,
                                CELL,
                                CELL,
                                weights[row][column] / largest,
                                Markup.escape(Visible.text(names.get(row).strip())),
                                Markup.escape(Visible.text(names.get(column).strip())),
                                weights[row][column]));
            }
        }
    }

    private double largest() {
        double largest = 1e-12;
        for (float[] row : weights) {
            for (float weight : row) {
                largest = Math.max(largest, weight);
            }
        }
        return largest;
    }

    private static String cut(String name) {
        String shown = Visible.text(name.strip());
        return shown.codePointCount(0, shown.length()) <= LABEL_CHARS
                ? shown
                : shown.substring(0, shown.offsetByCodePoints(0, LABEL_CHARS - 1)) + "…";
    }
}
