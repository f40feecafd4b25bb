package io.driftcast.app.report;

import io.driftcast.data.FileSeries;
import io.driftcast.render.Chart;

/** The x axis of charts over the steps of a series: their times, or their numbers. */
final class ChartAxis {

    private final FileSeries series;

    ChartAxis(FileSeries series) {
        this.series = series;
    }

    /** A chart whose x axis it is. */
    Chart chart(String title) {
        Chart chart = Chart.of(title);
        return series.grid() == null ? chart.axes("step", "") : chart.times();
    }

    /**
     * The places of a range of steps.
     *
     * @param from 0 for the first value
     * @param to the first place not taken; may lie beyond the last value
     */
    double[] places(int from, int to) {
        double[] places = new double[to - from];
        for (int i = 0; i < places.length; i++) {
            Long at = series.at(from + i);
            places[i] = at == null ? series.firstStep() + from + i : at;
        }
        return places;
    }
}
