package io.driftcast.app.command;

import io.driftcast.app.report.AnalysisPage;
import io.driftcast.app.report.AnalysisText;
import io.driftcast.app.report.AnalyzedSeries;
import io.driftcast.app.report.DecompositionChoice;
import io.driftcast.app.report.Preparation;
import io.driftcast.app.report.Preparation.Impute;
import io.driftcast.app.report.Preparation.Prepared;
import io.driftcast.app.report.SeriesAnalysis;
import io.driftcast.data.FileSeries;
import io.driftcast.data.SeriesFile;
import io.driftcast.data.SeriesPeriods;
import io.driftcast.platform.failure.CallException;
import io.driftcast.platform.failure.WorkException;
import io.driftcast.render.Json;
import io.driftcast.series.cleaning.OutlierTreatment;
import io.driftcast.series.decomposition.Decomposition;
import io.driftcast.series.transform.TransformSpec;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code analyze}: what the series of a file are like, before a model is chosen. */
@Command(
        name = "analyze",
        mixinStandardHelpOptions = true,
        description = {
            "Say what the series of a CSV or TSV file are like: stationarity,",
            "autocorrelations, seasons, trend, a decomposition, and the differences and",
            "transform they ask for."
        },
        footer = {
            "",
            "Examples:",
            "  driftcast analyze passengers.csv",
            "  driftcast analyze passengers.csv --transform log --format html > passengers.html",
            "  driftcast analyze passengers.csv --decompose multiplicative",
            "  driftcast analyze emissions.csv --id Canada --format json",
            "  driftcast analyze load.csv --period 48,336 --robust --impute seasonal"
        })
final class AnalyzeCommand implements Runnable {

    /** More than this many sections make no page that one looks at. */
    private static final int MAX_ON_PAGE = 20;

    @Mixin private SeriesFileOptions input = new SeriesFileOptions();

    @Option(
            names = "--period",
            paramLabel = "M",
            split = ",",
            description =
                    "The season's length in steps, 1 for none; several with commas, the main one"
                            + " first. Default: from the interval of the steps.")
    private List<Integer> periods = new ArrayList<>();

    @Option(
            names = "--lags",
            paramLabel = "N",
            description = "How many autocorrelations. Default: 10 log10(n), or two seasons.")
    private @Nullable Integer lags;

    @Option(
            names = "--decompose",
            paramLabel = "HOW",
            defaultValue = "stl",
            description =
                    "Take the series apart by stl (default), or by moving averages: additive or"
                            + " multiplicative.")
    private DecompositionChoice decompose = DecompositionChoice.STL;

    @Option(names = "--robust", description = "Give outliers less weight in the STL.")
    private boolean robust;

    @Option(
            names = "--outliers",
            paramLabel = "Z",
            description = "First take out values more than Z standard deviations from the mean.")
    private @Nullable Double outliers;

    @Option(
            names = "--impute",
            paramLabel = "HOW",
            description = "Then fill in missing values: mean, linear or seasonal.")
    private @Nullable Impute impute;

    @Option(
            names = "--transform",
            defaultValue = "none",
            description =
                    "Then transform: none (default), log, sqrt, reciprocal, box-cox or"
                            + " box-cox(0.3).")
    private String transform = "none";

    @Option(
            names = "--format",
            defaultValue = "table",
            description = "table (default), json, or html: a page with charts.")
    private ReportFormat format = ReportFormat.TABLE;

    @Spec private CommandSpec spec = CommandSpec.create();

    /** The JSON answer for a file of several series. */
    record Document(List<SeriesAnalysis> series) {}

    @Override
    public void run() {
        SeriesAnalysis.Options options = options();
        SeriesFile file = input.read(spec.commandLine().getErr());
        file.leftOut().forEach(line -> spec.commandLine().getErr().println("left out: " + line));
        int count = file.series().size();
        if (format == ReportFormat.HTML && count > MAX_ON_PAGE) {
            throw new CallException(
                    String.format(
                            Locale.ROOT,
                            "%s: has %,d series, too many for a page; pick one with --id",
                            input.file(),
                            count));
        }
        List<AnalyzedSeries> analysed =
                file.series().stream().map(series -> analyse(series, options)).toList();
        report(analysed);
    }

    private SeriesAnalysis.Options options() {
        for (int period : periods) {
            if (period < 1) {
                throw new CallException(
                        String.format(
                                Locale.ROOT,
                                "--period %d: give a number of steps from 1 on",
                                period));
            }
        }
        if (lags != null && lags < 1) {
            throw new CallException(
                    String.format(Locale.ROOT, "--lags %d: give a number from 1 on", lags));
        }
        if (outliers != null && !(outliers > 0)) {
            throw new CallException(
                    "--outliers %s: give a number of standard deviations above 0"
                            .formatted(outliers));
        }
        checkDecomposition();
        return new SeriesAnalysis.Options(
                periods,
                lags,
                decompose,
                robust,
                new Preparation(
                        outliers == null ? null : new OutlierTreatment(outliers),
                        impute,
                        transformSpec()));
    }

    private void checkDecomposition() {
        if (decompose == DecompositionChoice.STL) {
            return;
        }
        if (robust) {
            throw new CallException("--robust goes with --decompose stl only");
        }
        if (periods.size() > 1) {
            throw new CallException(
                    String.format(
                            Locale.ROOT,
                            "--decompose %s takes one season, not the %d of --period",
                            name(decompose),
                            periods.size()));
        }
    }

    private static String name(DecompositionChoice choice) {
        return choice.name().toLowerCase(Locale.ROOT);
    }

    private TransformSpec transformSpec() {
        try {
            return TransformSpec.parse(transform);
        } catch (IllegalArgumentException e) {
            throw new CallException("--transform: " + e.getMessage());
        }
    }

    private static AnalyzedSeries analyse(FileSeries series, SeriesAnalysis.Options options) {
        List<Integer> used =
                options.periods().isEmpty() ? SeriesPeriods.of(series) : options.periods();
        try {
            Prepared prepared = options.preparation().apply(series.values(), used.getFirst());
            Decomposition parts = decompose(series, used, prepared.values(), options);
            return new AnalyzedSeries(
                    series, prepared, SeriesAnalysis.of(series, used, prepared, parts, options));
        } catch (IllegalArgumentException e) {
            throw new WorkException("series " + series.id() + ": " + e.getMessage(), e);
        }
    }

    /**
     * What moving averages cannot take apart was not to be asked for; STL takes nearly anything.
     */
    private static Decomposition decompose(
            FileSeries series,
            List<Integer> used,
            double[] values,
            SeriesAnalysis.Options options) {
        DecompositionChoice choice = options.decompose();
        if (choice == DecompositionChoice.STL) {
            return choice.decompose(values, used, options.robust());
        }
        String call = "--decompose %s: series %s".formatted(name(choice), series.id());
        if (used.getFirst() < 2) {
            throw new CallException(
                    call
                            + " has no season by its interval; give one of 2 steps or more by --period");
        }
        try {
            return choice.decompose(values, used, options.robust());
        } catch (IllegalArgumentException e) {
            throw new CallException(call + ": " + e.getMessage());
        }
    }

    private void report(List<AnalyzedSeries> analysed) {
        PrintWriter out = spec.commandLine().getOut();
        List<SeriesAnalysis> all = analysed.stream().map(AnalyzedSeries::analysis).toList();
        switch (format) {
            case TABLE ->
                    (all.size() == 1 ? AnalysisText.of(analysed.getFirst()) : AnalysisText.of(all))
                            .forEach(out::println);
            case JSON ->
                    out.println(Json.line(all.size() == 1 ? all.getFirst() : new Document(all)));
            case HTML ->
                    out.print(
                            AnalysisPage.html(
                                    String.valueOf(input.file().getFileName()), analysed));
        }
    }
}
