package io.driftcast.app.command;

import io.driftcast.app.report.FitDocument;
import io.driftcast.app.report.FitPage;
import io.driftcast.app.report.FitReport;
import io.driftcast.app.report.FitTable;
import io.driftcast.data.FileSeries;
import io.driftcast.data.SeriesFile;
import io.driftcast.forecast.Fit;
import io.driftcast.forecast.Forecast;
import io.driftcast.forecast.ModelFitter;
import io.driftcast.forecast.TrainingSeries;
import io.driftcast.forecast.UnfittableSeriesException;
import io.driftcast.forecast.catalogue.ModelCatalogue;
import io.driftcast.platform.failure.CallException;
import io.driftcast.platform.failure.WorkException;
import io.driftcast.render.Json;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code fit}: one model, fitted to one series of a file. */
@Command(
        name = "fit",
        mixinStandardHelpOptions = true,
        description = "Fit a model to a series of a file, and forecast the steps that follow.",
        footer = {
            "",
            "Examples:",
            "  driftcast fit emissions.csv --model 'arima(2,1,2)' --until 2050",
            "  driftcast fit passengers.csv --model 'arima(0,1,1)(0,1,1)[12]' --horizon 24",
            "  driftcast fit power.csv --id kitchen --model ets --format html > kitchen.html"
        })
final class FitCommand implements Runnable {

    private static final double NANOS_PER_MILLI = 1e6;
    private static final int NAMES_SHOWN = 5;

    @Mixin private final SeriesFileOptions file = new SeriesFileOptions();

    @Option(
            names = "--model",
            paramLabel = "M",
            required = true,
            description = "The model by name, such as ses, 'arima(2,1,2)' or auto-arima.")
    private String model = "";

    @Mixin private final ModelOptions options = new ModelOptions();

    @Mixin private final ForecastEnd end = new ForecastEnd();

    @Option(
            names = "--format",
            defaultValue = "table",
            description = "table (default), json, or html: a page with charts.")
    private ReportFormat format = ReportFormat.TABLE;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        options.check();
        SeriesFile read = file.read(spec.commandLine().getErr());
        read.leftOut().forEach(line -> spec.commandLine().getErr().println("left out: " + line));
        FileSeries series = only(read);
        options.checkBounds(series);
        FitReport report = report(series);
        PrintWriter out = spec.commandLine().getOut();
        switch (format) {
            case TABLE -> FitTable.lines(report).forEach(out::println);
            case JSON -> out.println(Json.line(FitDocument.of(report)));
            case HTML -> out.print(FitPage.html(report));
        }
    }

    private FileSeries only(SeriesFile read) {
        if (read.series().size() > 1) {
            throw new CallException(
                    String.format(
                            Locale.ROOT,
                            "%s: has %,d series; pick one with --id, such as %s",
                            file.file(),
                            read.series().size(),
                            read.series().stream()
                                    .limit(NAMES_SHOWN)
                                    .map(FileSeries::id)
                                    .collect(Collectors.joining(", "))));
        }
        return read.series().getFirst();
    }

    private FitReport report(FileSeries series) {
        TrainingSeries whole = options.training(series);
        int horizon = end.steps(series, whole.period());
        ModelFitter fitter = RequestedModel.fitter(model, options, whole.period());
        TrainingSeries training = whole.last(options.window());
        int from = whole.values().length - training.values().length;
        options.checkTransform(series, from);
        long begin = System.nanoTime();
        Fit fit;
        try {
            fit = fitter.fit(training);
        } catch (UnfittableSeriesException e) {
            throw new WorkException(
                    "%s: %s cannot be fitted to series %s: %s"
                            .formatted(file.file(), model, series.id(), e.getMessage()),
                    e);
        }
        double millis = (System.nanoTime() - begin) / NANOS_PER_MILLI;
        Forecast forecast = ModelCatalogue.families().restore(fit.model()).forecast(horizon);
        return new FitReport(
                series, model, from, training.period(), fit, options.bounded(forecast), millis);
    }
}
