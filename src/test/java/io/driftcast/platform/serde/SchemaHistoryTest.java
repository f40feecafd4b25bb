package io.driftcast.platform.serde;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * FULL_TRANSITIVE, kept by ourselves: each schema reads and is read by every version that there
 * ever was. The versions are kept in {@code src/test/resources/schemas/<Name>/<n>.avsc}.
 */
class SchemaHistoryTest {

    private static final Path CURRENT = Path.of("schemas");
    private static final Path KEPT = Path.of("src/test/resources/schemas");

    static Stream<Schema> current() {
        return files(CURRENT).map(SchemaHistoryTest::parse);
    }

    @ParameterizedTest
    @MethodSource("current")
    void readsAndIsReadByEveryKeptVersion(Schema schema) {
        assertThat(problems(schema, kept(schema.getName()))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("current")
    void isTheNewestKeptVersion(Schema schema) {
        List<Schema> kept = kept(schema.getName());

        assertThat(kept)
                .as(
                        "%s has kept versions: copy its .avsc to %s/%s/1.avsc",
                        schema, KEPT, schema.getName())
                .isNotEmpty();
        assertThat(schema.toString())
                .as(
                        "%s differs from its newest kept version: before it is released, copy the .avsc to %s/%s/%d.avsc (never change a kept one)",
                        schema.getName(), KEPT, schema.getName(), kept.size() + 1)
                .isEqualTo(kept.getLast().toString());
    }

    @ParameterizedTest
    @MethodSource("current")
    void everyRecordFieldAndEnumIsExplained(Schema schema) {
        for (Schema each : namedTypes(schema)) {
            assertThat(each.getDoc()).as("doc of %s", each.getFullName()).isNotBlank();
            if (each.getType() == Schema.Type.RECORD) {
                for (Schema.Field field : each.getFields()) {
                    assertThat(field.doc())
                            .as("doc of %s.%s", each.getFullName(), field.name())
                            .isNotBlank();
                    assertThat(field.name()).matches("[a-z][a-z0-9_]*");
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("current")
    void everyEnumHasUnknownFirstAndAsItsDefault(Schema schema) {
        namedTypes(schema).stream()
                .filter(each -> each.getType() == Schema.Type.ENUM)
                .forEach(each -> {
                    assertThat(each.getEnumSymbols().getFirst())
                            .as("first symbol of %s", each.getFullName())
                            .isEqualTo("UNKNOWN");
                    assertThat(each.getEnumDefault())
                            .as("default of %s", each.getFullName())
                            .isEqualTo("UNKNOWN");
                });
    }

    @Test
    void everyRecordOfATopicHasAHistory() {
        assertThat(RecordTypes.all().map(Class::getSimpleName).toList())
                .containsExactlyInAnyOrderElementsOf(current().map(Schema::getName).toList());
    }

    @Test
    void anEnumIsFoundInsideARecord() {
        assertThat(current().flatMap(schema -> namedTypes(schema).stream()).map(Schema::getName))
                .contains(
                        "ForecastStatus",
                        "ScoreStatus",
                        "ObservationFlag",
                        "Aggregation",
                        "ActivationState",
                        "ModelRole");
    }

    @Test
    void compatibleChangesPass() {
        assertPasses(
                "Reading",
                "\"fields\":[",
                "\"fields\":[{\"name\":\"quality\",\"type\":[\"null\",\"int\"],\"default\":null},");
        assertPasses("Forecast", "\"STALE\"", "\"STALE\",\"PAUSED\"");
    }

    @Test
    void incompatibleChangesAreCaught() {
        assertCaught(
                "Reading", "\"fields\":[", "\"fields\":[{\"name\":\"needed\",\"type\":\"int\"},");
        assertCaught("Reading", "\"name\":\"series_id\"", "\"name\":\"sensor_id\"");
        assertCaught(
                "Observation",
                "\"name\":\"count\",\"type\":\"int\"",
                "\"name\":\"count\",\"type\":\"long\"");
        assertCaught("Forecast", ",\"STALE\"]", "]", ",\"default\":\"UNKNOWN\"", "");
        assertCaught("Reading", "[\"null\",\"double\"],", "\"double\",", ",\"default\":null", "");
    }

    private static void assertPasses(String name, String... replacements) {
        assertThat(problems(with(name, replacements), kept(name))).isEmpty();
    }

    private static void assertCaught(String name, String... replacements) {
        assertThat(problems(with(name, replacements), kept(name)))
                .as("%s with %s", name, List.of(replacements))
                .isNotEmpty();
    }

    private static Schema with(String name, String... replacements) {
        String before = kept(name).getLast().toString();
        String text = before;
        for (int i = 0; i < replacements.length; i += 2) {
            assertThat(text).contains(replacements[i]);
            text = text.replace(replacements[i], replacements[i + 1]);
        }
        return new Schema.Parser().parse(text);
    }

    /**
     * Every pair that cannot read each other. Not Avro's SchemaValidator, which overlooks enum
     * symbols that the reader lacks.
     */
    private static List<String> problems(Schema schema, List<Schema> others) {
        return others.stream()
                .flatMap(other -> Stream.concat(problems(schema, other), problems(other, schema)))
                .toList();
    }

    private static Stream<String> problems(Schema reader, Schema writer) {
        return SchemaCompatibility.checkReaderWriterCompatibility(reader, writer)
                .getResult()
                .getIncompatibilities()
                .stream()
                .map(Object::toString);
    }

    private static List<Schema> kept(String name) {
        List<Schema> versions = new ArrayList<>();
        for (int n = 1; Files.exists(KEPT.resolve(name, n + ".avsc")); n++) {
            versions.add(parse(KEPT.resolve(name, n + ".avsc")));
        }
        assertThat(files(KEPT.resolve(name)).count())
                .as("the kept versions of %s are 1.avsc, 2.avsc and so on", name)
                .isEqualTo(versions.size());
        return versions;
    }

    private static List<Schema> namedTypes(Schema schema) {
        return switch (schema.getType()) {
            case RECORD ->
                    Stream.concat(
                                    Stream.of(schema),
                                    schema.getFields().stream()
                                            .flatMap(field -> namedTypes(field.schema()).stream()))
                            .toList();
            case ENUM, FIXED -> List.of(schema);
            case ARRAY -> namedTypes(schema.getElementType());
            case MAP -> namedTypes(schema.getValueType());
            case UNION ->
                    schema.getTypes().stream().flatMap(type -> namedTypes(type).stream()).toList();
            case STRING, BYTES, INT, LONG, FLOAT, DOUBLE, BOOLEAN, NULL -> List.of();
        };
    }

    private static Stream<Path> files(Path folder) {
        try (Stream<Path> paths = Files.list(folder)) {
            return paths
                    .filter(path -> path.toString().endsWith(".avsc"))
                    .sorted()
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException("no schemas in " + folder.toAbsolutePath(), e);
        }
    }

    private static Schema parse(Path file) {
        try {
            return new Schema.Parser().parse(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
