package io.driftcast.render;

import java.util.List;

/** A page from top to bottom, which ends as one HTML document. Not thread-safe. */
public final class Page {

    private static final String STYLE =
            """
            :root { color-scheme: light dark;
              --back: #ffffff; --text: #1f2430; --soft: #667085; --rule: #e4e7ec; --zero: #98a2b3;
              --blue: #1f6feb; --orange: #c2570c; --green: #15803d; --purple: #7e3ff2;
              --red: #c8202f; --grey: #98a2b3; }
            @media (prefers-color-scheme: dark) { :root {
              --back: #14171c; --text: #e6e9ef; --soft: #9aa4b2; --rule: #2a303a; --zero: #566072;
              --blue: #6ea8ff; --orange: #f4a261; --green: #5fd08a; --purple: #b79bff;
              --red: #ff7b85; --grey: #7b8798; } }
            body { margin: 0 auto; max-width: 1000px; padding: 24px 20px 48px;
              background: var(--back); color: var(--text);
              font: 15px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "DejaVu Sans", sans-serif; }
            h1 { font-size: 24px; margin: 0 0 4px; overflow-wrap: anywhere; }
            h2 { font-size: 18px; margin: 36px 0 8px; overflow-wrap: anywhere; }
            p { margin: 4px 0 12px; color: var(--soft); }
            figure { margin: 16px 0 0; min-width: 0; }
            figcaption { display: flex; flex-wrap: wrap; gap: 2px 16px; align-items: baseline;
              margin-bottom: 4px; }
            .key { color: var(--soft); font-size: 13px; }
            .key i { display: inline-block; width: 18px; margin-right: 6px; vertical-align: middle; }
            .swatch-line { border-top: 2px solid var(--ink); }
            .swatch-level { border-top: 2px dashed var(--ink); }
            .swatch-band { height: 10px; background: var(--ink); opacity: .5; }
            .key .swatch-point { width: 8px; height: 8px; border-radius: 50%; background: var(--ink); }
            .row { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 400px), 1fr));
              gap: 0 20px; align-items: end; }
            figure.wide { overflow-x: auto; }
            svg { display: block; width: 100%; height: auto; overflow: visible; }
            .wide svg { min-width: 600px; }
            svg text { fill: var(--soft); font-size: 12px; text-anchor: middle; }
            svg text.end { text-anchor: end; }
            .grid { stroke: var(--rule); } .zero { stroke: var(--zero); }
            .line { fill: none; stroke: var(--ink); stroke-width: 1.6; stroke-linejoin: round;
              stroke-linecap: round; }
            .band { fill: var(--ink); opacity: .2; }
            .point { fill: var(--ink); opacity: .6; } .bar { fill: var(--ink); opacity: .85; }
            .level { fill: none; stroke: var(--ink); stroke-dasharray: 5 4; }
            .ink-text { --ink: var(--text); } .ink-blue { --ink: var(--blue); }
            .ink-orange { --ink: var(--orange); } .ink-green { --ink: var(--green); }
            .ink-purple { --ink: var(--purple); } .ink-red { --ink: var(--red); }
            .ink-grey { --ink: var(--grey); }
            svg text.start { text-anchor: start; }
            .heat { max-width: 560px; } .heat rect { fill: var(--blue); }
            .heat .frame { fill: none; stroke: var(--rule); }
            .words { color: var(--text); line-height: 2; overflow-wrap: anywhere; }
            .words span { white-space: pre-wrap; padding: 3px 2px; border-radius: 3px; }
            .dots circle { fill: var(--blue); opacity: .5; }
            .scroll { overflow-x: auto; }
            table { border-collapse: collapse; margin: 8px 0; font-variant-numeric: tabular-nums; }
            th, td { text-align: left; padding: 4px 18px 4px 0; border-bottom: 1px solid var(--rule);
              white-space: nowrap; }
            th { color: var(--soft); font-weight: 600; }
            """;

    private final String title;
    private final StringBuilder body = new StringBuilder();

    private Page(String title) {
        this.title = title;
    }

    /** A page with nothing but its title. */
    public static Page of(String title) {
        return new Page(title);
    }

    /** Adds a heading. */
    public Page heading(String text) {
        return add("h2", text);
    }

    /** Adds a paragraph. */
    public Page text(String text) {
        return add("p", text);
    }

    private Page add(String element, String text) {
        body.append('<').append(element).append('>').append(Markup.escape(text));
        body.append("</").append(element).append(">\n");
        return this;
    }

    /** Adds a chart. */
    public Page chart(Chart chart) {
        body.append(chart.html());
        return this;
    }

    /** Adds charts beside each other as far as there is room. */
    public Page charts(Chart... charts) {
        body.append("<div class=\"row\">\n");
        for (Chart chart : charts) {
            body.append(chart.html());
        }
        body.append("</div>\n");
        return this;
    }

    /** Adds maps of weights beside each other as far as there is room. */
    public Page maps(List<HeatMap> maps) {
        body.append("<div class=\"row\">\n");
        maps.forEach(map -> body.append(map.html()));
        body.append("</div>\n");
        return this;
    }

    /** Adds words at their places. */
    public Page map(WordMap map) {
        body.append(map.html());
        return this;
    }

    /**
     * Adds words in a line, the more shaded the heavier they are.
     *
     * @param weights as many, of any sign; those below 0 are shaded in red
     */
    public Page words(List<String> words, float... weights) {
        body.append(ShadedWords.html(words, weights));
        return this;
    }

    /**
     * Adds a table.
     *
     * @param rows each with as many cells as there are headings
     */
    public Page table(List<String> headings, List<List<String>> rows) {
        body.append("<div class=\"scroll\"><table>\n");
        row("th", headings);
        rows.forEach(row -> row("td", row));
        body.append("</table></div>\n");
        return this;
    }

    private void row(String element, List<String> cells) {
        body.append("<tr>");
        for (String cell : cells) {
            body.append('<').append(element).append('>').append(Markup.escape(cell));
            body.append("</").append(element).append('>');
        }
        body.append("</tr>\n");
    }

    /** The document. It forbids itself to load anything. */
    public String html() {
        String name = Markup.escape(title);
        return """
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
        <title>%s</title>
        <style>
        %s</style>
        </head>
        <body>
        <h1>%s</h1>
        %s</body>
        </html>
        """
                .formatted(name, STYLE, name, body);
    }
}
