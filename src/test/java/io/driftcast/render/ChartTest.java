package io.driftcast.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

class ChartTest {

    private static final double[] X = {1, 2, 3, 4};

    private static Document parsed(Chart chart)
            throws ParserConfigurationException, SAXException, IOException {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(chart.html())));
    }

    private static Element first(Document document, String element, String style) {
        var all = document.getElementsByTagName(element);
        for (int i = 0; i < all.getLength(); i++) {
            Element each = (Element) all.item(i);
            if (each.getAttribute("class").startsWith(style)) {
                return each;
            }
        }
        throw new AssertionError("no " + element + " of class " + style);
    }

    private static List<String> labels(List<Tick> ticks) {
        return ticks.stream().map(Tick::label).toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0       | 10      | 5 | 0 2 4 6 8 10",
                "-0.31   | 1.02    | 5 | 0.0 0.5 1.0",
                "-0.09   | 0.09    | 3 | -0.05 0.00 0.05",
                "98      | 642     | 6 | 100 200 300 400 500 600",
                "1234    | 5678    | 4 | 2,000 3,000 4,000 5,000",
                "0.00012 | 0.00049 | 4 | 0.0002 0.0003 0.0004",
                "1e8     | 9e8     | 4 | 2e8 4e8 6e8 8e8",
                "-3e-9   | 3e-9    | 3 | -2e-9 0 2e-9"
            })
    void numbersOnAnAxisAreRound(double from, double to, int about, String expected) {
        assertThat(labels(NumberTicks.between(from, to, about)))
                .containsExactly(expected.split(" "));
    }

    @ParameterizedTest
    @CsvSource({
        "1949-01-01T00:00:00Z, 1960-12-01T00:00:00Z, 6, 1950 1952 1954 1956 1958 1960",
        "1700-01-01T00:00:00Z, 2014-01-01T00:00:00Z, 8, 1700 1750 1800 1850 1900 1950 2000",
        "2023-11-20T00:00:00Z, 2024-08-01T00:00:00Z, 4, 2024 2024-04 2024-07",
        "2024-02-28T20:00:00Z, 2024-03-01T13:00:00Z, 4, 29 Feb|12:00|1 Mar|12:00",
        "2024-01-01T10:00:10Z, 2024-01-01T10:01:00Z, 4, 10:00:15 10:00:30 10:00:45 10:01:00"
    })
    void timesOnAnAxisAreWholeUnits(Instant from, Instant to, int about, String expected) {
        assertThat(
                        labels(
                                TimeTicks.between(
                                        (double) from.toEpochMilli(),
                                        (double) to.toEpochMilli(),
                                        about)))
                .containsExactly(expected.split(expected.contains("|") ? "\\|" : " "));
    }

    @Test
    void aLineIsBrokenWhereAValueIsMissing() throws Exception {
        Chart chart =
                Chart.of("a < b & c").line("up", Ink.BLUE, X, new double[] {1, Double.NaN, 3, 4});
        String path = first(parsed(chart), "path", "line").getAttribute("d");
        assertThat(path.chars().filter(c -> c == 'M')).hasSize(2);
        assertThat(path.chars().filter(c -> c == 'L')).hasSize(1);
        assertThat(chart.html()).contains("<b>a &lt; b &amp; c</b>").contains("</i>up</span>");
    }

    @Test
    void aLongLineKeepsItsPeaksButNotEveryPoint() throws Exception {
        double[] x = new double[100_000];
        Arrays.setAll(x, i -> i);
        double[] y = new double[x.length];
        y[54_321] = 1;
        String path =
                first(parsed(Chart.of("long").line("", Ink.TEXT, x, y)), "path", "line")
                        .getAttribute("d");
        assertThat(path.length()).isLessThan(100_000);
        String peak =
                first(
                                parsed(
                                        Chart.of("two")
                                                .line("", Ink.TEXT, X, new double[] {0, 1, 0, 0})),
                                "path",
                                "line")
                        .getAttribute("d");
        String top =
                peak.substring(
                        peak.indexOf(' ', peak.indexOf('L')),
                        peak.lastIndexOf("L", peak.lastIndexOf('L') - 1));
        assertThat(path).contains(top.strip());
    }

    @Test
    void barsStandOnZeroAndSayWhatTheyAre() throws Exception {
        Document document =
                parsed(
                        Chart.of("acf")
                                .axes("lag", "")
                                .bars("", Ink.BLUE, X, new double[] {1, -0.5, 0.25, Double.NaN})
                                .levels("bounds", Ink.GREY, -0.2, 0.2));
        var bars = document.getElementsByTagName("rect");
        assertThat(bars.getLength()).isEqualTo(3);
        double zero =
                number((Element) bars.item(0), "y") + number((Element) bars.item(0), "height");
        assertThat(number((Element) bars.item(1), "y")).isEqualTo(zero);
        assertThat(bars.item(1).getTextContent()).isEqualTo("lag 2: -0.5000");
    }

    private static double number(Element element, String attribute) {
        return Double.parseDouble(element.getAttribute(attribute));
    }

    @Test
    void aBandEnclosesItsLine() throws Exception {
        double[] y = {2, 3, 4, 5};
        double[] lower = {1, 1, 1, 1};
        double[] upper = {3, 5, 7, 9};
        Chart chart =
                Chart.of("f").band("80 %", Ink.BLUE, X, lower, upper).line("", Ink.BLUE, X, y);
        String band = first(parsed(chart), "path", "band").getAttribute("d");
        assertThat(band).startsWith("M").endsWith("Z");
        assertThat(band.chars().filter(c -> c == 'L')).hasSize(7);
    }

    @Test
    void nothingAndConstantsCanBeDrawn() throws Exception {
        parsed(Chart.of("nothing"));
        parsed(Chart.of("none").line("", Ink.TEXT, new double[0], new double[0]));
        parsed(
                Chart.of("missing")
                        .points(
                                "",
                                Ink.TEXT,
                                X,
                                new double[] {Double.NaN, Double.NaN, Double.NaN, Double.NaN}));
        for (double level : new double[] {0, 5, -1e-9, 1e12}) {
            double[] y = {level, level, level, level};
            assertThat(Chart.of("level").line("", Ink.TEXT, X, y).html()).doesNotContain("NaN");
        }
        parsed(Chart.of("one").times().line("", Ink.TEXT, new double[] {0}, new double[] {1}));
        assertThatThrownBy(() -> Chart.of("odd").line("", Ink.TEXT, X, new double[2]))
                .hasMessage("4 x for 2 y");
    }

    @Test
    void aPageIsOneDocumentThatLoadsNothing() {
        String html =
                Page.of("<series>")
                        .heading("one & two")
                        .text("\"quoted\"")
                        .charts(Chart.of("a").half(), Chart.of("b").half())
                        .table(List.of("h"), List.of(List.of("<b>")))
                        .html();
        assertThat(html)
                .startsWith("<!doctype html>")
                .contains("<title>&lt;series&gt;</title>", "one &amp; two", "&quot;quoted&quot;")
                .contains("<td>&lt;b&gt;</td>", "default-src 'none'", "prefers-color-scheme: dark")
                .doesNotContain("http://", "https://", "<script", "url(");
    }
}
