package io.driftcast.forecast.arima;

import io.driftcast.forecast.ModelFitter;
import io.driftcast.forecast.ModelNames;
import io.driftcast.forecast.ModelRequest;
import io.driftcast.forecast.arima.ArimaSpec.Constant;
import io.driftcast.series.Limits;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * ARIMA models by name: {@code ar(3)}, {@code arma(2,1)}, {@code arima(2,1,2)}, {@code
 * arima(0,1,1)(0,1,1)[12]}, any with {@code +mean} or {@code +drift}; and {@code auto-arima}, or
 * {@code auto-arima[1]} to leave the season out. Without either constant, and where nothing else is
 * asked for, there is a mean if there are no differences. After the constant {@code
 * +calendar(trading-days)} or another list of {@code trading-days, working-days, weekday, month}
 * and {@code holidays} puts the model about a regression on the calendar.
 */
public final class ArimaModels implements ModelNames {

    @Override
    public List<String> names() {
        return List.of("ar(3)", "arma(2,1)", "arima(2,1,2)", "auto-arima");
    }

    @Override
    public @Nullable ModelFitter find(String name, ModelRequest request) {
        if (name.equals("auto-arima") || name.equals("auto-arima[1]")) {
            return new AutoArimaFitter(name.equals("auto-arima"), request.zero());
        }
        boolean ours = name.startsWith("arima(") || name.startsWith("arma(") || isAr(name);
        if (!ours) {
            return null;
        }
        return CalendarArimaSpec.isOne(name)
                ? onCalendar(name, request)
                : new NamedArimaFitter(spec(name, request));
    }

    private static ModelFitter onCalendar(String name, ModelRequest request) {
        CalendarArimaSpec spec =
                new CalendarArimaSpec(
                        spec(CalendarArimaSpec.errorsOf(name), request),
                        CalendarArimaSpec.kindsOf(name));
        if (!spec.kinds().contains(CalendarKind.HOLIDAYS)) {
            return new CalendarArimaFitter(spec, new long[0]);
        }
        if (request.holidays().isEmpty()) {
            throw new IllegalArgumentException(
                    "%s counts holidays and none are given; give their dates or leave holidays out"
                            .formatted(name));
        }
        return new CalendarArimaFitter(
                spec,
                request.holidays().stream()
                        .mapToLong(LocalDate::toEpochDay)
                        .sorted()
                        .distinct()
                        .toArray());
    }

    private static boolean isAr(String name) {
        return name.startsWith("ar(");
    }

    private static ArimaSpec spec(String name, ModelRequest request) {
        ArimaSpec spec = ArimaSpec.parse(name);
        if (spec.work() > Limits.MODEL_WORK) {
            throw new IllegalArgumentException(
                    "%s takes longer to start than a stream can wait: name fewer seasonal terms, or a shorter season"
                            .formatted(name));
        }
        if (spec.period() > 1 && spec.period() != request.period()) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "%s has a season of %d steps, the series one of %d",
                            name,
                            spec.period(),
                            request.period()));
        }
        Constant asked = asked(spec, request.constant());
        if (!spec.hasConstant()) {
            return spec.with(asked);
        }
        if (request.constant() != null && spec.constant() != asked) {
            throw new IllegalArgumentException(
                    "%s contradicts the constant asked for, %s"
                            .formatted(name, request.constant()));
        }
        return spec;
    }

    private static Constant asked(ArimaSpec spec, ModelRequest.@Nullable Constant constant) {
        if (constant == null) {
            return spec.d() + spec.seasonalD() == 0 ? Constant.MEAN : Constant.NONE;
        }
        return switch (constant) {
            case NONE -> Constant.NONE;
            case MEAN -> Constant.MEAN;
            case DRIFT -> Constant.DRIFT;
        };
    }
}
