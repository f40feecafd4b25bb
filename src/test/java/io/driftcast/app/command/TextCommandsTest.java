package io.driftcast.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Trains small models once, and puts them through every command for texts. */
class TextCommandsTest {

    private static final List<String> ROOMS = List.of("kitchen", "hall", "cellar", "attic");

    @TempDir private static Path folder = Path.of("");

    private static String file = "";
    private static String model = "";
    private static String ngrams = "";

    @BeforeAll
    static void train() throws IOException {
        List<String> lines = new ArrayList<>(List.of("text\tlabel\tpart"));
        for (int i = 0; i < 120; i++) {
            String room = ROOMS.get(i % 4);
            String part =
                    i % 10 == 0 ? "test" : i % 10 == 1 ? "dev" : i % 40 == 2 ? "oos" : "train";
            lines.add("the \"boiler of the " + room + " is too hot\theat\t" + part);
            lines.add("water on the floor of the " + room + "\twater\t" + part);
        }
        file = written("texts.tsv", lines);
        model = folder.resolve("texts.model").toString();
        ngrams = folder.resolve("ngrams.model").toString();
        CommandRun run =
                CommandRun.of(
                        "train",
                        "text",
                        file,
                        "--split",
                        "part",
                        "--epochs",
                        "4",
                        "--layers",
                        "1",
                        "--no-curve",
                        "--out",
                        model);
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.notes()).containsExactly("6 rows of other parts are left out");
        assertThat(run.errLines()).allMatch(line -> line.startsWith("epoch "));
        assertThat(run.out()).contains("training", "validation", "test");
        JsonNode card =
                json(
                        "train",
                        "text",
                        file,
                        "--model",
                        "ngrams",
                        "--epochs",
                        "2",
                        "--out",
                        ngrams,
                        "--format",
                        "json");
        assertThat(card.get("card").get("learning_curve")).hasSize(3);
        assertThat(card.get("test").get("n").asInt()).isEqualTo(24);
    }

    private static String written(String name, List<String> lines) throws IOException {
        return Files.write(folder.resolve(name), lines).toString();
    }

    private static JsonNode json(String... arguments) throws IOException {
        CommandRun run = CommandRun.of(arguments);
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.outLines()).hasSize(1);
        return new ObjectMapper().readTree(run.out());
    }

    private static void fails(int code, String message, String... arguments) {
        CommandRun run = CommandRun.of(arguments);
        assertThat(run.errLines()).hasSize(1).allMatch(line -> line.contains(message));
        assertThat(run.code()).isEqualTo(code);
        assertThat(run.out()).isEmpty();
    }

    @Test
    void theTestPartIsEvaluatedWithEveryMeasure() throws IOException {
        JsonNode found =
                json(
                        "evaluate",
                        "text",
                        file,
                        "--split",
                        "part",
                        "--model",
                        model,
                        "--format",
                        "json");
        assertThat(found.get("n").asInt()).isEqualTo(24);
        assertThat(found.get("accuracy").asDouble()).isEqualTo(1);
        assertThat(found.get("auc").asDouble()).isEqualTo(1);
        assertThat(found.get("confusion").get("matrix").toString()).isEqualTo("[[12,0],[0,12]]");
        assertThat(found.get("per_class").get(0).get("label").asText()).isEqualTo("heat");
        assertThat(found.has("macro_f1") && found.has("log_loss")).isTrue();
        assertThat(CommandRun.of("evaluate", "text", file, "--model", model).out())
                .contains("SPECIFICITY", "TRUE \\ PREDICTED");
        assertThat(
                        CommandRun.of(
                                        "evaluate",
                                        "text",
                                        file,
                                        "--model",
                                        model,
                                        "--format",
                                        "html")
                                .out())
                .startsWith("<!doctype html>")
                .contains("<svg");
    }

    @Test
    void aTextIsScoredWithItsTokensAndHeads() throws IOException {
        JsonNode score =
                json("score", "text", "Water in the hall", "--model", model, "--format", "json");
        assertThat(score.get("label").asText()).isEqualTo("water");
        int tokens = score.get("tokens").size();
        assertThat(score.get("token_weights")).hasSize(tokens);
        assertThat(score.get("heads")).hasSize(1);
        assertThat(score.get("heads").get(0).get(0).get(0)).hasSize(tokens);
        assertThat(score.get("perplexity").asDouble()).isGreaterThan(1);
        CommandRun table = CommandRun.of("score", "text", "hot", "--model", model, "--heads");
        assertThat(table.out()).contains("layer 1, head 4").contains("perplexity");
        assertThat(table.outLines()).allMatch(line -> line.length() <= 80);
    }

    @Test
    void markupAndControlCharactersOfATextReachNoPageAndNoTerminal() {
        String text = "<script>alert(1)</script> \u001b[31m water";
        String page =
                CommandRun.of(
                                "score",
                                "text",
                                text,
                                "--model",
                                model,
                                "--heads",
                                "--format",
                                "html")
                        .out();
        assertThat(page).doesNotContain("<script").doesNotContain("\u001b").contains("Layer 1");
        assertThat(CommandRun.of("score", "text", text, "--model", model).out())
                .doesNotContain("\u001b");
    }

    @Test
    void aFileIsScoredLineByLine() throws IOException {
        String lines = written("lines.txt", List.of("too hot", "", "water"));
        assertThat(CommandRun.of("score", "text", "--file", lines, "--model", model).outLines())
                .hasSize(3);
        assertThat(
                        json(
                                        "score",
                                        "text",
                                        "--file",
                                        lines,
                                        "--model",
                                        ngrams,
                                        "--format",
                                        "json")
                                .get("scores"))
                .hasSize(3);
        Path bad = folder.resolve("bad.txt");
        Files.write(bad, new byte[] {'a', '\n', (byte) 0xC3, '\n'});
        CommandRun run = CommandRun.of("score", "text", "--file", bad.toString(), "--model", model);
        assertThat(run.err()).contains("bad.txt:2: ").contains("is no UTF-8");
        assertThat(run.code()).isEqualTo(1);
    }

    @Test
    void theVocabularyHasNeighboursSumsAndAMap() throws IOException {
        JsonNode found =
                json(
                        "vocabulary",
                        "water",
                        "--arithmetic",
                        "kitchen - hall + attic",
                        "--model",
                        model,
                        "--format",
                        "json");
        assertThat(found.get("queries")).hasSize(2);
        assertThat(found.get("queries").get(0).get("neighbours").get(0).has("cosine")).isTrue();
        assertThat(CommandRun.of("vocabulary", "--model", model, "--format", "html").out())
                .contains("<circle");
        fails(2, "no vectors of tokens", "vocabulary", "--model", ngrams);
        fails(2, "with spaces between", "vocabulary", "--model", model, "--arithmetic", "a b");
    }

    @Test
    void callsThatAreWrongSaySo() {
        fails(
                2,
                "--layers: the model ngrams has no use for it",
                "train",
                "text",
                file,
                "--model",
                "ngrams",
                "--layers",
                "2",
                "--out",
                ngrams);
        fails(
                2,
                "there are attention, average, ngrams, mlp",
                "train",
                "text",
                file,
                "--model",
                "x",
                "--out",
                ngrams);
        fails(
                2,
                "has no column 'x'; it has text, label, part",
                "train",
                "text",
                file,
                "--text",
                "x",
                "--out",
                ngrams);
        fails(2, "has no attention", "score", "text", "a", "--heads", "--model", ngrams);
        fails(1, "is no file of a text classifier", "score", "text", "a", "--model", file);
        fails(2, "there is no such file", "evaluate", "text", "none.tsv", "--model", model);
    }

    @Test
    void linesThatCannotBeUsedAreNamed() throws IOException {
        String empty = written("empty.csv", List.of("text,label", "a,x", "b,"));
        fails(1, "empty.csv:3: 'b' has no label", "train", "text", empty, "--out", ngrams);
        String one = written("one.csv", List.of("text,label", "a,x", "b,x"));
        fails(1, "a classifier needs texts of two", "train", "text", one, "--out", ngrams);
        String other = written("other.csv", List.of("text,label", "a,smoke"));
        fails(
                1,
                "other.csv:2: the model does not know the label 'smoke'",
                "evaluate",
                "text",
                other,
                "--model",
                model);
        Path latin = folder.resolve("latin.csv");
        Files.write(latin, "text,label\na,x\n\u00e9,y\n".getBytes(StandardCharsets.ISO_8859_1));
        fails(1, "latin.csv:3: ", "train", "text", latin.toString(), "--out", ngrams);
    }
}
