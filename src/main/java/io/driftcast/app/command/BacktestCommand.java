package io.driftcast.app.command;

import io.driftcast.app.report.BacktestDocument;
import io.driftcast.app.report.BacktestPage;
import io.driftcast.app.report.BacktestReport;
import io.driftcast.app.report.BacktestTable;
import io.driftcast.data.FileSeries;
import io.driftcast.data.SeriesFile;
import io.driftcast.evaluation.Backtest;
import io.driftcast.evaluation.BacktestResult;
import io.driftcast.evaluation.BacktestTask;
import io.driftcast.evaluation.Contestant;
import io.driftcast.evaluation.Origins;
import io.driftcast.forecast.TrainingSeries;
import io.driftcast.forecast.catalogue.DefaultModels;
import io.driftcast.forecast.catalogue.ModelCatalogue;
import io.driftcast.platform.failure.CallException;
import io.driftcast.platform.failure.WorkException;
import io.driftcast.render.Json;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code backtest}: models compared on the ends of a file's series. */
@Command(
        name = "backtest",
        mixinStandardHelpOptions = true,
        description = {
            "Fit models to the series of a file without their ends, forecast the ends, and compare.",
            "All models forecast the same steps from the same origins."
        },
        footer = {
            "",
            "Examples:",
            "  driftcast backtest emissions.csv --holdout 15",
            "  driftcast backtest passengers.csv --models 'naive,snaive,arima(0,1,1)(0,1,1)[12]'",
            "  driftcast backtest power.csv --rolling 8 --horizon 24 --format json"
        })
final class BacktestCommand implements Runnable {

    /** More than this many sections make no page that one looks at. */
    private static final int MAX_ON_PAGE = 20;

    @Mixin private final SeriesFileOptions file = new SeriesFileOptions();

    @Option(
            names = "--models",
            paramLabel = "A,B",
            description = "The models by name. Default: all that suit the series' season.")
    private @Nullable String models;

    @Mixin private final BacktestOptions backtest = new BacktestOptions();

    @Mixin private final ModelOptions options = new ModelOptions();

    @Option(
            names = "--format",
            defaultValue = "table",
            description = "table (default), json, or html: a page with charts.")
    private ReportFormat format = ReportFormat.TABLE;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        options.check();
        List<String> named = models == null ? List.of() : RequestedModel.names(models);
        SeriesFile read = file.read(spec.commandLine().getErr());
        if (format == ReportFormat.HTML && read.series().size() > MAX_ON_PAGE) {
            throw new CallException(
                    String.format(
                            Locale.ROOT,
                            "%s: has %,d series, too many for a page; pick one with --id",
                            file.file(),
                            read.series().size()));
        }
        read.leftOut().forEach(this::leftOut);
        List<BacktestTask> tasks = new ArrayList<>();
        List<FileSeries> series = new ArrayList<>();
        for (FileSeries each : read.series()) {
            TrainingSeries training = options.training(each);
            checkNames(named, training.period());
            Origins origins = originsOrNull(each, training, read.series().size());
            if (origins != null) {
                List<Contestant> contestants = contestants(named, training.period());
                tasks.add(task(each.id(), training, contestants, origins));
                series.add(each);
            }
        }
        if (tasks.isEmpty()) {
            throw new CallException(
                    "%s: no series is long enough; change --holdout, --rolling or --horizon"
                            .formatted(file.file()));
        }
        report(series, tasks, backtested(tasks));
    }

    private void leftOut(String line) {
        spec.commandLine().getErr().println("left out: " + line);
    }

    /** Null for one of several series that is too short; the others go on. */
    private @Nullable Origins originsOrNull(FileSeries each, TrainingSeries training, int of) {
        try {
            options.checkBounds(each);
            return backtest.origins(each.id(), each.values().length, training.period());
        } catch (CallException | WorkException e) {
            if (of == 1) {
                throw e;
            }
            leftOut(String.valueOf(e.getMessage()));
            return null;
        }
    }

    /** A wrong name is told even where no series is long enough. */
    private void checkNames(List<String> named, int period) {
        named.forEach(name -> RequestedModel.fitter(name, options, period));
    }

    private List<Contestant> contestants(List<String> named, int period) {
        if (!named.isEmpty()) {
            return named.stream()
                    .map(name -> new Contestant(name, RequestedModel.fitter(name, options, period)))
                    .toList();
        }
        return DefaultModels.names(period).stream().map(name -> byDefault(name, period)).toList();
    }

    /** What the call asks of all models need not suit each that it did not name. */
    private Contestant byDefault(String name, int period) {
        try {
            return new Contestant(name, RequestedModel.fitter(name, options, period));
        } catch (CallException e) {
            return Contestant.absent(name, String.valueOf(e.getMessage()));
        }
    }

    private BacktestTask task(
            String id, TrainingSeries training, List<Contestant> contestants, Origins origins) {
        return new BacktestTask(
                id,
                training,
                contestants,
                origins,
                options.window(),
                options.lower(),
                options.upper());
    }

    private static List<BacktestResult> backtested(List<BacktestTask> tasks) {
        int cores = Runtime.getRuntime().availableProcessors();
        try (FitProgress progress = FitProgress.show()) {
            return new Backtest(ModelCatalogue.families(), cores).run(tasks, progress);
        }
    }

    private void report(
            List<FileSeries> series, List<BacktestTask> tasks, List<BacktestResult> results) {
        Map<String, String> unavailable = models == null ? ModelCatalogue.unavailable() : Map.of();
        List<BacktestReport> reports = new ArrayList<>();
        for (int i = 0; i < results.size(); i++) {
            reports.add(
                    new BacktestReport(
                            series.get(i),
                            tasks.get(i).origins(),
                            options.transform(),
                            results.get(i)));
        }
        PrintWriter out = spec.commandLine().getOut();
        switch (format) {
            case TABLE -> BacktestTable.lines(reports, unavailable).forEach(out::println);
            case JSON -> out.println(Json.line(BacktestDocument.of(reports, unavailable)));
            case HTML ->
                    out.print(
                            BacktestPage.html(
                                    String.valueOf(file.file().getFileName()),
                                    reports,
                                    unavailable));
        }
    }
}
