package io.driftcast;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Holds the import table: which package may use which. A new edge is a decision, made here. */
class ArchitectureTest {

    private static final String ROOT = "io.driftcast.";

    private static final List<String> SERIES =
            List.of(
                    "series",
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
                    "forecast.composite");

    /** Own packages that each package may import. The generated records belong to serde. */
    private static final Map<String, List<String>> MAY_IMPORT = new LinkedHashMap<>();

    static {
        allow("stats");
        allow("page");
        allow("series", "stats");
        allow("series.analysis", "series", "stats");
        allow("series.cleaning", "series", "stats");
        allow("series.decomposition", "series", "stats");
        allow("series.transform", "series", "stats");
        allow("forecast", and(SERIES, "stats"));
        FAMILIES.forEach(family -> allow(family, and(SERIES, "forecast", "stats")));
        allow("kernel");
        allow("forecast.recurrent", and(SERIES, "forecast", "stats", "kernel"));
        allow(
                "training",
                and(SERIES, and(FAMILIES, "forecast", "forecast.recurrent", "stats", "kernel")));
        allow("serde");
        allow("avro");
        allow("store", "forecast", "series", "serde");
        allow(
                "topology",
                and(SERIES, and(FAMILIES, "forecast", "stats", "training", "serde", "store")));
        allow("config");
        allow("feed", "serde", "config");
        allow("query", "serde", "series", "config");
        allow("broker");
        allow(
                "bench",
                and(
                        SERIES,
                        and(
                                FAMILIES,
                                "stats",
                                "forecast",
                                "forecast.recurrent",
                                "kernel",
                                "training",
                                "serde",
                                "store",
                                "topology",
                                "config",
                                "feed",
                                "query",
                                "broker")));
        allow("bench.accuracy", and(SERIES, "bench", "forecast", "training"));
        allow("bench.kernels", "bench", "kernel", "forecast", "forecast.recurrent", "training");
    }

    private static final Set<String> KAFKA_ALLOWED =
            Set.of("serde", "store", "topology", "feed", "query", "broker", "bench", "app", "avro");

    private static final JavaClasses CLASSES =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .importPackages("io.driftcast");

    private static String[] and(List<String> packages, String... others) {
        List<String> all = new ArrayList<>(packages);
        all.addAll(Arrays.asList(others));
        return all.toArray(String[]::new);
    }

    private static void allow(String name, String... targets) {
        List<String> all = new ArrayList<>(Arrays.asList(targets));
        all.add(name);
        if (all.contains("serde")) {
            all.add("avro");
        }
        MAY_IMPORT.put(name, all);
    }

    private static String packageOf(JavaClass type) {
        return type.getPackageName().startsWith(ROOT)
                ? type.getPackageName().substring(ROOT.length())
                : "";
    }

    private static boolean isOurs(JavaClass type) {
        return !packageOf(type).isEmpty();
    }

    @Test
    void packagesImportOnlyWhatTheTableAllows() {
        Set<String> violations = new TreeSet<>();
        for (JavaClass type : CLASSES) {
            String from = packageOf(type);
            if (from.equals("app")) {
                continue;
            }
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
                                type -> !KAFKA_ALLOWED.contains(packageOf(type))))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.kafka..", "kafka..")
                .check(CLASSES);
    }

    @Test
    void theVectorApiStaysInsideKernel() {
        ArchRuleDefinition.noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + "kernel..")
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
                .resideOutsideOfPackage(ROOT + "bench.kernels..")
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
