package io.driftcast.render;

import java.util.Locale;

/** The colours of a chart's marks, each with a shade for light and for dark pages. */
public enum Ink {
    /** The page's own text colour: what was observed. */
    TEXT,
    /** The first colour to take. */
    BLUE,
    /** The second. */
    ORANGE,
    /** The third. */
    GREEN,
    /** The fourth. */
    PURPLE,
    /** What needs attention. */
    RED,
    /** What stays behind the rest. */
    GREY;

    /** The class that the page's style sheet knows it by. */
    String style() {
        return "ink-" + name().toLowerCase(Locale.ROOT);
    }
}
