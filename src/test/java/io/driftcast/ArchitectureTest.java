package io.driftcast;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds the import table: which room may use which. A new edge is a decision, made here. */
class ArchitectureTest {

    private static final String ROOT = "io.driftcast.";

    private static final List<String> SERIES =
            List.of(
                    "bytes",
                    "math.stats",
                    "series",
                    "series.grid",
                    "series.analysis",
                    "series.cleaning",
                    "series.decomposition",
                    "series.transform");

    private static final List<String> FAMILIES =
            List.of(
                    "forecast.baseline",
                    "forecast.smoothing",
                    "forecast.arima",
                    "forecast.regression",
                    "forecast.additive",
                    "forecast.recurrent",
                    "forecast.composite");

    private static final List<String> FORECAST = and(SERIES, "forecast", "forecast.catalogue");

    /** Own packages that each room may import besides itself. */
    private static final Map<String, List<String>> MAY_IMPORT = new LinkedHashMap<>();

    static {
        allow("bytes");
        allow("render");

        allow("platform.failure");
        allow("platform.config", "platform.failure");
        allow("platform.metrics");
        allow("avro");
        allow("platform.serde", "avro", "platform.config");
        allow("platform.broker");
        allow("platform.admin", "platform.config", "platform.failure", "platform.serde");

        allow("math.stats", "bytes");
        allow("math.kernel", "bytes");
        allow("math.network", "bytes", "math.kernel");
        allow("math.network.attention", "math.kernel", "math.network");
        allow("math.network.bag", "math.kernel", "math.network");

        allow("series", "bytes", "math.stats");
        allow("series.grid", "bytes", "series");
        allow("series.transform", "series", "math.stats");
        allow("series.analysis", "series", "series.transform", "math.stats");
        allow("series.cleaning", "series", "math.stats");
        allow("series.decomposition", "series", "math.stats");

        allow("forecast", "bytes", "math.stats", "series");
        FAMILIES.forEach(family -> allow(family, and(SERIES, "forecast")));
        allow("forecast.recurrent", and(SERIES, "forecast", "math.kernel", "math.network"));
        allow("forecast.catalogue", and(SERIES, and(FAMILIES, "forecast")));

        allow("text.tokenizer", "bytes");
        allow("text.measure");
        allow("text.language", "bytes");
        allow(
                "text.classifier",
                "bytes",
                "math.kernel",
                "math.network",
                "math.network.attention",
                "math.network.bag",
                "math.stats",
                "text.language",
                "text.measure",
                "text.tokenizer");

        allow("data", "series", "series.grid", "platform.failure");
        allow("evaluation", and(SERIES, "forecast"));

        allow("stream.deployment", FORECAST);
        allow("stream.training", and(FORECAST, "platform.metrics", "avro"));
        allow("stream.scoring", "avro", "bytes", "series", "stream.deployment", "text.classifier");
        allow(
                "stream.store",
                and(FORECAST, "stream.deployment", "stream.scoring", "stream.training"));
        allow("stream.topology.gate", "platform.metrics", "platform.serde", "avro", "series");
        allow(
                "stream.topology.ingest",
                and(FORECAST, "avro", "platform.metrics", "stream.store", "stream.topology.gate"));
        allow(
                "stream.topology.forecast",
                and(
                        FORECAST,
                        "avro",
                        "platform.metrics",
                        "platform.serde",
                        "stream.deployment",
                        "stream.store",
                        "stream.topology.gate",
                        "stream.topology.ingest"));
        allow(
                "stream.topology.train",
                and(
                        FORECAST,
                        "avro",
                        "platform.metrics",
                        "stream.deployment",
                        "stream.store",
                        "stream.training",
                        "stream.topology.gate"));
        allow(
                "stream.topology.score",
                "avro",
                "platform.metrics",
                "platform.serde",
                "series",
                "stream.deployment",
                "stream.scoring",
                "stream.store",
                "stream.topology.gate",
                "text.classifier");
        allow(
                "stream.topology",
                and(
                        FORECAST,
                        "avro",
                        "platform.metrics",
                        "platform.serde",
                        "stream.scoring",
                        "stream.store",
                        "stream.training",
                        "stream.topology.gate",
                        "stream.topology.ingest",
                        "stream.topology.forecast",
                        "stream.topology.score",
                        "stream.topology.train"));

        allow("edge.feed", "avro", "data");
        allow("edge.query", "avro", "platform.admin", "platform.serde", "evaluation");
        allow("edge.http", "platform.failure", "platform.metrics", "render");

        allow(
                "app.service",
                "avro",
                "bytes",
                "edge.http",
                "forecast",
                "forecast.catalogue",
                "platform.admin",
                "platform.config",
                "platform.failure",
                "platform.metrics",
                "platform.serde",
                "stream.scoring",
                "stream.topology",
                "stream.topology.gate",
                "stream.topology.ingest",
                "stream.topology.score",
                "stream.training",
                "text.classifier");
        allow(
                "app.demo",
                "app.service",
                "avro",
                "bytes",
                "data",
                "edge.feed",
                "edge.query",
                "math.kernel",
                "math.network.attention",
                "platform.admin",
                "platform.config",
                "platform.failure",
                "platform.serde",
                "render",
                "stream.deployment",
                "stream.scoring",
                "text.classifier");
        allow(
                "app.bench",
                and(
                        FORECAST,
                        "avro",
                        "data",
                        "edge.feed",
                        "forecast.arima",
                        "platform.admin",
                        "platform.broker",
                        "platform.metrics",
                        "platform.serde",
                        "stream.topology",
                        "stream.topology.gate",
                        "stream.topology.ingest"));
        allow("app.bench.accuracy", and(FORECAST, "app.bench", "evaluation"));
        allow(
                "app.bench.text",
                "app.bench",
                "bytes",
                "math.kernel",
                "platform.failure",
                "render",
                "text.classifier",
                "text.measure");
        allow(
                "app.bench.kernels",
                and(
                        FORECAST,
                        "app.bench",
                        "math.kernel",
                        "math.network",
                        "math.network.attention"));
        allow(
                "app.report",
                and(
                        SERIES,
                        "app.bench",
                        "app.bench.accuracy",
                        "app.bench.text",
                        "data",
                        "evaluation",
                        "forecast",
                        "forecast.composite",
                        "render",
                        "text.classifier",
                        "text.measure",
                        "text.tokenizer"));
        allow(
                "app.command",
                and(
                        FORECAST,
                        "app.bench",
                        "app.bench.accuracy",
                        "app.bench.kernels",
                        "app.bench.text",
                        "text.classifier",
                        "app.demo",
                        "app.report",
                        "app.service",
                        "avro",
                        "data",
                        "edge.feed",
                        "edge.query",
                        "evaluation",
                        "forecast.composite",
                        "math.kernel",
                        "platform.admin",
                        "platform.broker",
                        "platform.config",
                        "platform.failure",
                        "platform.metrics",
                        "platform.serde",
                        "render",
                        "stream.deployment",
                        "stream.scoring",
                        "stream.topology.gate",
                        "stream.training"));
    }

    /** Rooms, or whole wings, that may know Kafka. */
    private static final Set<String> KAFKA_ALLOWED =
            Set.of("avro", "platform", "stream", "edge", "app");

    private static final JavaClasses CLASSES =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .importPackages("io.driftcast");

    private static List<String> and(List<String> packages, String... others) {
        return and(packages, List.of(others));
    }

    private static List<String> and(List<String> packages, List<String> others) {
        return Stream.concat(packages.stream(), others.stream()).toList();
    }

    private static void allow(String room, String... targets) {
        allow(room, List.of(targets));
    }

    private static void allow(String room, List<String> targets) {
        MAY_IMPORT.put(room, and(targets, room));
    }

    private static String packageOf(JavaClass type) {
        return type.getPackageName().startsWith(ROOT)
                ? type.getPackageName().substring(ROOT.length())
                : "";
    }

    private static String wingOf(JavaClass type) {
        return packageOf(type).replaceAll("\\..*", "");
    }

    private static boolean isOurs(JavaClass type) {
        return !packageOf(type).isEmpty();
    }

    @Test
    void packagesImportOnlyWhatTheTableAllows() {
        Set<String> violations = new TreeSet<>();
        for (JavaClass type : CLASSES) {
            String from = packageOf(type);
            assertThat(MAY_IMPORT)
                    .as("the package of %s has a row in the table", type)
                    .containsKey(from);
            type.getDirectDependenciesFromSelf().stream()
                    .map(dependency -> dependency.getTargetClass())
                    .filter(ArchitectureTest::isOurs)
                    .filter(target -> !MAY_IMPORT.get(from).contains(packageOf(target)))
                    .forEach(target -> violations.add(from + " -> " + target.getName()));
        }
        assertThat(violations).isEmpty();
    }

    @Test
    void kafkaStaysOutOfThePlainPackages() {
        ArchRuleDefinition.noClasses()
                .that(
                        DescribedPredicate.describe(
                                "are in a plain package",
                                type -> !KAFKA_ALLOWED.contains(wingOf(type))))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.kafka..", "kafka..")
                .check(CLASSES);
    }

    @Test
    void theVectorApiStaysInsideKernel() {
        ArchRuleDefinition.noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + "math.kernel..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("jdk.incubator.vector..")
                .check(CLASSES);
    }

    /** It is not on the class path of the service. */
    @Test
    void onnxRuntimeStaysAYardstick() {
        ArchRuleDefinition.noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + "app.bench.kernels..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("ai.onnxruntime..")
                .check(CLASSES);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching(ROOT + "(**)").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void noPackageIsADrawerForLeftovers() {
        ArchRuleDefinition.noClasses()
                .should()
                .resideInAnyPackage("..util..", "..utils..", "..common..", "..helper..", "..impl..")
                .check(CLASSES);
    }
}
