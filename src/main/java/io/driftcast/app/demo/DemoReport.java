package io.driftcast.app.demo;

import io.driftcast.edge.query.SeriesBoard;
import io.driftcast.edge.query.SeriesRow;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the demo did, as {@code --format json} prints it.
 *
 * @param readingsIn how many readings were sent
 * @param observations how many steps closed
 * @param forecastsOut how many forecasts were issued
 * @param unanswered closed steps without a forecast, a run of missing ones counting as one
 * @param deadLetters how many readings were put aside
 * @param series one entry a series
 * @param texts what was done with texts
 * @param seconds how long it took, the broker's start included
 */
public record DemoReport(
        long readingsIn,
        long observations,
        long forecastsOut,
        long unanswered,
        long deadLetters,
        List<Entry> series,
        TextReport texts,
        double seconds) {

    /**
     * One series.
     *
     * @param rmse one step ahead, over the steps whose forecast came from a fitted model; NaN where
     *     there is none
     * @param naiveRmse that of the naive forecast over the same steps
     * @param scoredSteps how many these are
     */
    record Entry(
            String series,
            long readings,
            long forecasts,
            String status,
            @Nullable String model,
            double rmse,
            double naiveRmse,
            int scoredSteps) {

        static Entry of(SeriesRow row) {
            return new Entry(
                    row.series(),
                    row.readings(),
                    row.forecasts(),
                    row.status().name(),
                    row.model(),
                    row.rmse(),
                    row.naiveRmse(),
                    row.scored());
        }
    }

    static DemoReport of(SeriesBoard board, TextReport texts, double seconds) {
        List<SeriesRow> rows = board.rows();
        return new DemoReport(
                rows.stream().mapToLong(SeriesRow::readings).sum(),
                board.observations(),
                board.forecasts(),
                board.unanswered(),
                board.deadLetters(),
                rows.stream().map(Entry::of).toList(),
                texts,
                seconds);
    }
}
