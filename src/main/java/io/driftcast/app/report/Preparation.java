package io.driftcast.app.report;

import io.driftcast.series.cleaning.Imputation;
import io.driftcast.series.cleaning.OutlierTreatment;
import io.driftcast.series.transform.BoxCoxLambda;
import io.driftcast.series.transform.Transform;
import io.driftcast.series.transform.TransformSpec;
import org.jspecify.annotations.Nullable;

/**
 * The explicit steps that a series goes through before it is analysed: outliers made missing,
 * missing values filled in, a transform; each only where it was asked for.
 *
 * @param outliers how many standard deviations from the mean make an outlier; null: none is sought
 * @param impute how missing values are filled in; null: they stay missing
 * @param transform the transform
 */
public record Preparation(
        @Nullable OutlierTreatment outliers, @Nullable Impute impute, TransformSpec transform) {

    /** How missing values are filled in. */
    public enum Impute {
        /** By the mean of the series. */
        MEAN,
        /** By a line between neighbours. */
        LINEAR,
        /** By a line between neighbours of the series without its season. */
        SEASONAL
    }

    /**
     * A prepared series.
     *
     * @param values after all steps
     * @param outliersRemoved how many values were outliers
     * @param imputed how many missing values were filled in
     * @param transform the transform's name with its lambda
     * @param suggested the Box-Cox transform that Guerrero's method suggests for the series before
     *     the transform; null if it has values of 0 or below
     */
    public record Prepared(
            double[] values,
            int outliersRemoved,
            int imputed,
            String transform,
            Transform.@Nullable BoxCox suggested) {}

    /**
     * Takes a series through the steps.
     *
     * @param values one a step, NaN where missing; unchanged
     * @throws IllegalArgumentException if a value is not in the domain of the transform
     */
    public Prepared apply(double[] values, int period) {
        double[] kept = values;
        int removed = 0;
        if (outliers != null) {
            OutlierTreatment.Treated treated = outliers.remove(values);
            kept = treated.values();
            removed = treated.treated().length;
        }
        double[] filled = impute == null ? kept : fill(impute, kept, period);
        Transform used = transform.forSeries(filled, period);
        return new Prepared(
                used.forward(filled),
                removed,
                missing(kept) - missing(filled),
                used.text(),
                suggestion(filled, period));
    }

    private static double[] fill(Impute impute, double[] values, int period) {
        return switch (impute) {
            case MEAN -> Imputation.mean(values);
            case LINEAR -> Imputation.linear(values);
            case SEASONAL -> Imputation.seasonal(values, period);
        };
    }

    private static int missing(double[] values) {
        int missing = 0;
        for (double value : values) {
            missing += Double.isNaN(value) ? 1 : 0;
        }
        return missing;
    }

    private static Transform.@Nullable BoxCox suggestion(double[] values, int period) {
        for (double value : values) {
            if (value <= 0) {
                return null;
            }
        }
        double lambda = BoxCoxLambda.guerrero(values, period);
        return new Transform.BoxCox(Math.rint(100 * lambda) / 100);
    }
}
