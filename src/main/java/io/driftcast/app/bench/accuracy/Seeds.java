package io.driftcast.app.bench.accuracy;

import java.util.List;

/**
 * A model that begins at random, begun several times, beside another implementation's.
 *
 * @param model ours
 * @param reference the other one
 * @param rows one a data set
 * @param ratios by seed, the geometric mean of our RMSE over the other one's
 * @param median the one of them in the middle
 */
public record Seeds(
        String model,
        String reference,
        List<Row> rows,
        List<MeanWithError> ratios,
        MeanWithError median) {

    /**
     * One data set.
     *
     * @param series its name
     * @param reference the other one's RMSE
     * @param rmse ours by seed
     */
    public record Row(String series, double reference, List<Double> rmse) {}
}
