package io.driftcast.app.report;

import io.driftcast.render.Figures;
import io.driftcast.render.Page;
import io.driftcast.render.TextTable;
import io.driftcast.render.Visible;
import io.driftcast.render.WordMap;
import io.driftcast.text.classifier.PrincipalComponents;
import io.driftcast.text.classifier.TokenEmbeddings;
import io.driftcast.text.classifier.TokenEmbeddings.Neighbour;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * A model's vocabulary, as the command's JSON has it.
 *
 * @param size tokens
 * @param width numbers of each one's vector
 * @param longest the longest tokens
 * @param queries what was asked for
 */
public record VocabularyReport(int size, int width, List<String> longest, List<Query> queries) {

    private static final int LONGEST = 20;
    private static final int MAPPED = 1500;
    private static final int WRITTEN = 120;

    /**
     * A word or a sum of words.
     *
     * @param tokens that it is made of; of a sum none
     * @param neighbours the nearest first
     */
    public record Query(String query, List<String> tokens, List<Neighbour> neighbours) {}

    public static VocabularyReport of(TokenEmbeddings embeddings, List<Query> queries) {
        return new VocabularyReport(
                embeddings.size(),
                embeddings.row(0).length,
                IntStream.range(0, embeddings.size())
                        .mapToObj(embeddings::shown)
                        .sorted(Comparator.comparingInt(String::length).reversed())
                        .limit(LONGEST)
                        .toList(),
                queries);
    }

    /** For a terminal. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        if (queries.isEmpty()) {
            lines.add(head());
            lines.add("the longest: " + Visible.text(String.join(",", longest)).strip());
        }
        for (Query query : queries) {
            lines.add(Visible.text(said(query)));
            TextTable table = new TextTable("NEAREST", "COSINE");
            rows(query).forEach(row -> table.row(row.toArray()));
            lines.addAll(table.lines());
            lines.add("");
        }
        return lines;
    }

    private String head() {
        return String.format(Locale.ROOT, "%,d tokens, vectors of %d numbers", size, width);
    }

    private static String said(Query query) {
        return query.tokens().size() < 2
                ? query.query()
                : "%s, the mean of %s".formatted(query.query(), String.join(" |", query.tokens()));
    }

    private static List<List<String>> rows(Query query) {
        return query.neighbours().stream()
                .map(each ->
                        List.of(
                                Visible.text(each.token()).strip(),
                                Figures.fixed(each.cosine(), 3)))
                .toList();
    }

    /** As a page with the map of the words. */
    public String html(String title, TokenEmbeddings embeddings) {
        Page page = Page.of(title).text(head());
        for (Query query : queries) {
            page.heading(Visible.text(said(query)));
            page.table(List.of("Nearest", "Cosine"), rows(query));
        }
        int[] words =
                IntStream.range(0, embeddings.size())
                        .filter(id -> isWord(embeddings.shown(id)))
                        .limit(MAPPED)
                        .toArray();
        PrincipalComponents places =
                PrincipalComponents.of(
                        IntStream.of(words).mapToObj(embeddings::row).toArray(float[][]::new));
        page.heading("Words by their two principal components");
        page.text(
                "%s of the variance lies in this plane. Words that came first into the vocabulary, the more frequent ones, are written out; point at the others."
                        .formatted(Figures.percent(places.explained())));
        page.map(
                new WordMap(
                        IntStream.of(words).mapToObj(embeddings::shown).toList(),
                        places.x(),
                        places.y(),
                        WRITTEN));
        return page.html();
    }

    private static boolean isWord(String token) {
        return token.length() > 3
                && token.charAt(0) == ' '
                && token.substring(1).chars().allMatch(Character::isLetter);
    }
}
