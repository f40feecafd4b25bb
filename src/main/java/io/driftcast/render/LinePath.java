package io.driftcast.render;

/**
 * Writes a line as an SVG path. Of points that fall on the same pixel column only the first,
 * lowest, highest and last are written, in their order: the line looks the same and its size is
 * bounded.
 */
final class LinePath {

    private final Plot plot;
    private final StringBuilder path;
    private boolean pen;

    LinePath(Plot plot, StringBuilder path) {
        this.plot = plot;
        this.path = path;
    }

    /**
     * @param x ascending
     */
    void append(double[] x, double[] y) {
        int from = 0;
        while (from < x.length) {
            if (!isPoint(x, y, from)) {
                pen = false;
                from++;
                continue;
            }
            int to = from + 1;
            long column = column(x[from]);
            while (to < x.length && isPoint(x, y, to) && column(x[to]) == column) {
                to++;
            }
            appendColumn(x, y, from, to);
            from = to;
        }
    }

    private static boolean isPoint(double[] x, double[] y, int i) {
        return Double.isFinite(x[i]) && Double.isFinite(y[i]);
    }

    private long column(double x) {
        return Math.round(2 * plot.xAt(x)); // half pixels: screens have more than one a unit
    }

    private void appendColumn(double[] x, double[] y, int from, int to) {
        int low = from;
        int high = from;
        for (int i = from; i < to; i++) {
            low = y[i] < y[low] ? i : low;
            high = y[i] > y[high] ? i : high;
        }
        for (int i = from; i < to; i++) {
            if (i == from || i == low || i == high || i == to - 1) {
                path.append(pen ? 'L' : 'M').append(Markup.pixel(plot.xAt(x[i]))).append(' ');
                path.append(Markup.pixel(plot.yAt(y[i])));
                if (!pen && !continues(x, y, i)) {
                    path.append("h0"); // a single point shows as a dot
                }
                pen = true;
            }
        }
    }

    private static boolean continues(double[] x, double[] y, int i) {
        return i + 1 < x.length && isPoint(x, y, i + 1);
    }
}
