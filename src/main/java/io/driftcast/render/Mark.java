package io.driftcast.render;

import java.util.Locale;
import java.util.function.DoubleFunction;

/** What is drawn in a chart. Points whose x or y is not finite are left out. */
sealed interface Mark {

    /** What the legend says of it; empty: nothing. */
    String name();

    Ink ink();

    /** The sample of it in the legend: a class of the style sheet. */
    String swatch();

    Span growX(Span x);

    Span growY(Span y);

    /** Appends its SVG. */
    void draw(Plot plot, StringBuilder svg);

    /** A line that has a gap wherever a point is missing. */
    record Line(String name, Ink ink, double[] x, double[] y) implements Mark {
        @Override
        public String swatch() {
            return "swatch-line";
        }

        @Override
        public Span growX(Span range) {
            return range.with(x);
        }

        @Override
        public Span growY(Span range) {
            return range.with(y);
        }

        @Override
        public void draw(Plot plot, StringBuilder svg) {
            svg.append("<path class=\"line ").append(ink.style()).append("\" d=\"");
            new LinePath(plot, svg).append(x, y);
            svg.append("\"/>\n");
        }
    }

    /** The area between two lines. */
    record Band(String name, Ink ink, double[] x, double[] lower, double[] upper) implements Mark {
        @Override
        public String swatch() {
            return "swatch-band";
        }

        @Override
        public Span growX(Span range) {
            return range.with(x);
        }

        @Override
        public Span growY(Span range) {
            return range.with(lower).with(upper);
        }

        @Override
        public void draw(Plot plot, StringBuilder svg) {
            StringBuilder there = new StringBuilder();
            StringBuilder back = new StringBuilder();
            for (int i = 0; i < x.length; i++) {
                if (Double.isNaN(x[i]) || Double.isNaN(lower[i]) || Double.isNaN(upper[i])) {
                    continue;
                }
                String at = Markup.pixel(plot.xAt(x[i]));
                there.append(there.isEmpty() ? 'M' : 'L').append(at).append(' ');
                there.append(Markup.pixel(plot.yAt(upper[i])));
                back.insert(0, "L" + at + " " + Markup.pixel(plot.yAt(lower[i])));
            }
            svg.append("<path class=\"band ").append(ink.style()).append("\" d=\"");
            svg.append(there).append(back).append(there.isEmpty() ? "" : "Z").append("\"/>\n");
        }
    }

    /** Single points, each of which says what it is when pointed at. */
    record Points(String name, Ink ink, double[] x, double[] y, DoubleFunction<String> xText)
            implements Mark {
        @Override
        public String swatch() {
            return "swatch-point";
        }

        @Override
        public Span growX(Span range) {
            return range.with(x);
        }

        @Override
        public Span growY(Span range) {
            return range.with(y);
        }

        @Override
        public void draw(Plot plot, StringBuilder svg) {
            svg.append("<g class=\"point ").append(ink.style()).append("\">\n");
            for (int i = 0; i < x.length; i++) {
                if (Double.isFinite(x[i]) && Double.isFinite(y[i])) {
                    svg.append("<circle cx=\"").append(Markup.pixel(plot.xAt(x[i])));
                    svg.append("\" cy=\"").append(Markup.pixel(plot.yAt(y[i])));
                    svg.append("\" r=\"2.5\"><title>").append(Markup.escape(xText.apply(x[i])));
                    svg.append(": ").append(number(y[i])).append("</title></circle>\n");
                }
            }
            svg.append("</g>\n");
        }
    }

    /** Bars from zero, each of which says what it is when pointed at. */
    record Bars(String name, Ink ink, double[] x, double[] y, DoubleFunction<String> xText)
            implements Mark {

        private static final double WIDEST = 14;

        @Override
        public String swatch() {
            return "swatch-band";
        }

        @Override
        public Span growX(Span range) {
            double half = x.length < 2 ? 0.5 : (x[1] - x[0]) / 2;
            return x.length == 0 ? range : range.with(x[0] - half, x[x.length - 1] + half);
        }

        @Override
        public Span growY(Span range) {
            return range.with(y).with(0);
        }

        @Override
        public void draw(Plot plot, StringBuilder svg) {
            double room = (plot.right() - plot.left()) / Math.max(1, x.length);
            double width = Math.min(WIDEST, Math.max(1, 0.6 * room));
            double zero = plot.yAt(0);
            svg.append("<g class=\"bar ").append(ink.style()).append("\">\n");
            for (int i = 0; i < x.length; i++) {
                if (!Double.isFinite(y[i])) {
                    continue;
                }
                double end = plot.yAt(y[i]);
                svg.append("<rect x=\"").append(Markup.pixel(plot.xAt(x[i]) - width / 2));
                svg.append("\" y=\"").append(Markup.pixel(Math.min(zero, end)));
                svg.append("\" width=\"").append(Markup.pixel(width));
                svg.append("\" height=\"").append(Markup.pixel(Math.abs(end - zero)));
                svg.append("\"><title>").append(Markup.escape(xText.apply(x[i])));
                svg.append(": ").append(number(y[i])).append("</title></rect>\n");
            }
            svg.append("</g>\n");
        }
    }

    /** Dashed horizontal lines across the chart. */
    record Levels(String name, Ink ink, double[] y) implements Mark {
        @Override
        public String swatch() {
            return "swatch-level";
        }

        @Override
        public Span growX(Span range) {
            return range;
        }

        @Override
        public Span growY(Span range) {
            return range.with(y);
        }

        @Override
        public void draw(Plot plot, StringBuilder svg) {
            for (double level : y) {
                if (Double.isFinite(level)) {
                    String at = Markup.pixel(plot.yAt(level));
                    svg.append("<path class=\"level ").append(ink.style()).append("\" d=\"M");
                    svg.append(Markup.pixel(plot.left())).append(' ').append(at);
                    svg.append('H').append(Markup.pixel(plot.right())).append("\"/>\n");
                }
            }
        }
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.4g", value);
    }
}
