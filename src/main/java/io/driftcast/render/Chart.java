package io.driftcast.render;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A chart: marks over a common x and y axis, drawn in the order in which they are added. Arrays
 * that are handed in are not copied; points that are NaN are left out, and a line has a gap there.
 * Not thread-safe.
 */
public final class Chart {

    private static final double WIDTH_WIDE = 960;
    private static final double WIDTH_HALF = 470;
    private static final double TOP = 10;
    private static final double RIGHT = 14;
    private static final double LABEL_HEIGHT = 22;
    private static final double CHARACTER_WIDTH = 7;

    /** Charts above each other have their plots in line if no label is longer. */
    private static final int USUAL_LABEL_CHARS = 5;

    private static final double PIXELS_A_Y_TICK = 36;
    private static final double PIXELS_A_X_TICK = 90;
    private static final double ROOM_IN_Y = 0.05;

    private final String title;
    private final List<Mark> marks = new ArrayList<>();
    private double width = WIDTH_WIDE;
    private double height = 260;
    private String xLabel = "";
    private String yLabel = "";
    private boolean times;

    private Chart(String title) {
        this.title = title;
    }

    /** A chart as wide as the page, without marks, with numbers on its x axis. */
    public static Chart of(String title) {
        return new Chart(title);
    }

    /** Makes it half as wide, to stand beside another one. */
    public Chart half() {
        width = WIDTH_HALF;
        return this;
    }

    /**
     * Sets how high it is.
     *
     * @param pixels at least 60
     */
    public Chart height(int pixels) {
        height = pixels;
        return this;
    }

    /** Says that x is in epoch milliseconds. */
    public Chart times() {
        times = true;
        return this;
    }

    /** Names the axes; an empty name is not shown. */
    public Chart axes(String x, String y) {
        xLabel = x;
        yLabel = y;
        return this;
    }

    /**
     * Adds a line.
     *
     * @param name for the legend; empty: not shown there
     * @param x ascending
     * @param y as many
     */
    public Chart line(String name, Ink ink, double[] x, double[] y) {
        checkLengths(x, y);
        marks.add(new Mark.Line(name, ink, x, y));
        return this;
    }

    /**
     * Adds the area between two lines, as of an interval about a forecast; add the widest first.
     *
     * @param name for the legend; empty: not shown there
     * @param x ascending
     * @param lower as many
     * @param upper as many
     */
    public Chart band(String name, Ink ink, double[] x, double[] lower, double[] upper) {
        checkLengths(x, lower);
        checkLengths(x, upper);
        marks.add(new Mark.Band(name, ink, x, lower, upper));
        return this;
    }

    /**
     * Adds single points.
     *
     * @param name for the legend; empty: not shown there
     */
    public Chart points(String name, Ink ink, double[] x, double[] y) {
        checkLengths(x, y);
        marks.add(new Mark.Points(name, ink, x, y, this::text));
        return this;
    }

    /**
     * Adds bars from zero.
     *
     * @param name for the legend; empty: not shown there
     * @param x ascending and evenly spaced
     */
    public Chart bars(String name, Ink ink, double[] x, double[] y) {
        checkLengths(x, y);
        marks.add(new Mark.Bars(name, ink, x, y, this::text));
        return this;
    }

    /**
     * Adds dashed lines across the chart, such as bounds.
     *
     * @param name for the legend; empty: not shown there
     */
    public Chart levels(String name, Ink ink, double... y) {
        marks.add(new Mark.Levels(name, ink, y));
        return this;
    }

    private static void checkLengths(double[] x, double[] y) {
        if (x.length != y.length) {
            throw new IllegalArgumentException(x.length + " x for " + y.length + " y");
        }
    }

    private String text(double x) {
        String number = String.format(Locale.ROOT, "%.6g", x);
        if (times) {
            return Instant.ofEpochMilli((long) x).toString();
        }
        boolean whole = x == Math.rint(x) && Math.abs(x) < 1e7;
        String value = whole ? Long.toString((long) x) : number;
        return xLabel.isEmpty() ? value : xLabel + " " + value;
    }

    /** The chart as an HTML figure with its title and legend. */
    public String html() {
        StringBuilder html = new StringBuilder();
        html.append("<figure class=\"").append(width == WIDTH_HALF ? "half" : "wide");
        html.append("\">\n<figcaption><b>").append(Markup.escape(title)).append("</b>");
        for (Mark mark : marks) {
            if (!mark.name().isEmpty()) {
                html.append("<span class=\"key\"><i class=\"").append(mark.swatch()).append(' ');
                html.append(mark.ink().style()).append("\"></i>");
                html.append(Markup.escape(mark.name())).append("</span>");
            }
        }
        html.append("</figcaption>\n");
        appendSvg(html);
        return html.append("</figure>\n").toString();
    }

    private void appendSvg(StringBuilder svg) {
        Span x = Span.NONE;
        Span y = Span.NONE;
        for (Mark mark : marks) {
            x = mark.growX(x);
            y = mark.growY(y);
        }
        x = x.padded(0);
        y = y.padded(ROOM_IN_Y);
        double bottom = height - LABEL_HEIGHT - (xLabel.isEmpty() ? 0 : LABEL_HEIGHT - 6);
        List<Tick> yTicks =
                NumberTicks.between(
                        y.from(), y.to(), (int) Math.max(3, (bottom - TOP) / PIXELS_A_Y_TICK));
        int longest = yTicks.stream().mapToInt(tick -> tick.label().length()).max().orElse(0);
        double left =
                Math.max(USUAL_LABEL_CHARS, longest) * CHARACTER_WIDTH
                        + 14
                        + (yLabel.isEmpty() ? 0 : LABEL_HEIGHT - 6);
        Plot plot = new Plot(x, y, left, TOP, width - RIGHT, bottom);
        svg.append("<svg viewBox=\"0 0 ").append(Markup.pixel(width)).append(' ');
        svg.append(Markup.pixel(height)).append("\" role=\"img\" aria-label=\"");
        svg.append(Markup.escape(title)).append("\">\n");
        int xCount = (int) ((plot.right() - left) / PIXELS_A_X_TICK);
        appendXAxis(plot, xTicks(x, Math.max(2, xCount)), svg);
        appendYAxis(plot, yTicks, svg);
        for (Mark mark : marks) {
            mark.draw(plot, svg);
        }
        svg.append("</svg>\n");
    }

    private List<Tick> xTicks(Span x, int about) {
        return times
                ? TimeTicks.between(x.from(), x.to(), about)
                : NumberTicks.between(x.from(), x.to(), about);
    }

    private void appendYAxis(Plot plot, List<Tick> ticks, StringBuilder svg) {
        for (Tick tick : ticks) {
            String at = Markup.pixel(plot.yAt(tick.at()));
            svg.append("<path class=\"")
                    .append(tick.at() == 0 ? "zero" : "grid")
                    .append("\" d=\"M");
            svg.append(Markup.pixel(plot.left())).append(' ').append(at).append('H');
            svg.append(Markup.pixel(plot.right())).append("\"/>");
            appendText(svg, "tick end", plot.left() - 7, plot.yAt(tick.at()) + 4, tick.label());
        }
        if (!yLabel.isEmpty()) {
            double middle = (plot.top() + plot.bottom()) / 2;
            svg.append("<text class=\"axis\" transform=\"translate(12 ");
            svg.append(Markup.pixel(middle)).append(") rotate(-90)\">");
            svg.append(Markup.escape(yLabel)).append("</text>\n");
        }
    }

    private void appendXAxis(Plot plot, List<Tick> ticks, StringBuilder svg) {
        for (Tick tick : ticks) {
            String at = Markup.pixel(plot.xAt(tick.at()));
            svg.append("<path class=\"grid\" d=\"M").append(at).append(' ');
            svg.append(Markup.pixel(plot.bottom())).append("v5\"/>");
            appendText(svg, "tick", plot.xAt(tick.at()), plot.bottom() + 18, tick.label());
        }
        if (!xLabel.isEmpty()) {
            double middle = (plot.left() + plot.right()) / 2;
            appendText(svg, "axis", middle, height - 4, xLabel);
        }
    }

    private static void appendText(
            StringBuilder svg, String style, double x, double y, String text) {
        svg.append("<text class=\"").append(style).append("\" x=\"").append(Markup.pixel(x));
        svg.append("\" y=\"").append(Markup.pixel(y)).append("\">");
        svg.append(Markup.escape(text)).append("</text>\n");
    }
}
