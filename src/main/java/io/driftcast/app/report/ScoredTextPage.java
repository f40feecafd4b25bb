package io.driftcast.app.report;

import io.driftcast.render.Figures;
import io.driftcast.render.HeatMap;
import io.driftcast.render.Page;
import java.util.ArrayList;
import java.util.List;

/** What a classifier says of texts, as a page. */
public final class ScoredTextPage {

    private static final int LABELS = 10;
    private static final int TOKENS = 64;

    private ScoredTextPage() {}

    /**
     * The page.
     *
     * @param heads whether the heads are drawn
     */
    public static String html(String title, List<ScoredText> scores, boolean heads) {
        Page page = Page.of(title);
        page.text(
                "The more a token is shaded, the more it weighs; red ones speak against the label.");
        for (ScoredText score : scores) {
            page.heading("%s: %s".formatted(score.label(), score.ranked().getFirst().getValue()));
            page.words(score.tokens(), score.weights());
            page.text(
                    "Perplexity %s%s"
                            .formatted(
                                    Figures.number(score.perplexity()),
                                    score.truncated()
                                            ? "; the rest of the text was not read"
                                            : ""));
            page.table(
                    List.of("Label", "Probability"),
                    score.ranked().stream()
                            .limit(LABELS)
                            .map(each -> List.of(each.getKey(), Figures.fixed(each.getValue(), 4)))
                            .toList());
            if (heads) {
                heads(page, score);
            }
        }
        return page.html();
    }

    private static void heads(Page page, ScoredText score) {
        int shown = Math.min(TOKENS, score.tokens().size());
        page.text(
                shown < score.tokens().size()
                        ? "What each head attends to, of the first %s of %s tokens: rows ask."
                                .formatted(shown, score.tokens().size())
                        : "What each head attends to: rows ask.");
        for (int layer = 0; layer < score.heads().size(); layer++) {
            List<HeatMap> maps = new ArrayList<>();
            for (int head = 0; head < score.heads().get(layer).size(); head++) {
                maps.add(
                        new HeatMap(
                                "Layer %s, head %s".formatted(layer + 1, head + 1),
                                score.tokens().subList(0, shown),
                                corner(score.heads().get(layer).get(head), shown)));
            }
            page.maps(maps);
        }
    }

    private static float[][] corner(float[][] weights, int size) {
        float[][] corner = new float[size][];
        for (int row = 0; row < size; row++) {
            corner[row] = java.util.Arrays.copyOf(weights[row], size);
        }
        return corner;
    }
}
