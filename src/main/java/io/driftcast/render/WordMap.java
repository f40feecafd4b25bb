package io.driftcast.render;

import java.util.List;

/** Words at places of a plane; some are written out, all are said where one points at them. */
public final class WordMap {

    private static final int WIDTH = 960;
    private static final int HEIGHT = 640;
    private static final int EDGE = 50;

    private final List<String> words;
    private final double[] x;
    private final double[] y;
    private final int written;

    /**
     * @param x one a word; kept, not copied
     * @param y one a word; kept, not copied
     * @param written the first so many words are written out
     */
    public WordMap(List<String> words, double[] x, double[] y, int written) {
        this.words = List.copyOf(words);
        this.x = x;
        this.y = y;
        this.written = written;
    }

    String html() {
        Plot plot =
                new Plot(
                        Span.NONE.with(x).padded(0),
                        Span.NONE.with(y).padded(0),
                        EDGE,
                        EDGE,
                        WIDTH - EDGE,
                        HEIGHT - EDGE);
        StringBuilder html = new StringBuilder("<figure class=\"wide dots\"><svg viewBox=\"0 0 ");
        html.append(WIDTH).append(' ').append(HEIGHT).append("\" role=\"img\">\n");
        for (int i = words.size() - 1; i >= 0; i--) {
            String word = Markup.escape(Visible.text(words.get(i).strip()));
            String left = Markup.pixel(plot.xAt(x[i]));
            html.append("<circle r=\"4\" cx=\"").append(left).append("\" cy=\"");
            html.append(Markup.pixel(plot.yAt(y[i]))).append("\"><title>").append(word);
            html.append("</title></circle>\n");
            if (i < written) {
                html.append("<text x=\"").append(left).append("\" y=\"");
                html.append(Markup.pixel(plot.yAt(y[i]) - 7)).append("\">").append(word);
                html.append("</text>\n");
            }
        }
        return html.append("</svg></figure>\n").toString();
    }
}
