package io.driftcast.series.transform;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Which transform is asked for: a certain one, or Box-Cox with the lambda left to the series.
 * Immutable, thread-safe.
 */
public sealed interface TransformSpec {

    /** The spelling that {@link #parse} reads. */
    String text();

    /**
     * The transform for a series.
     *
     * @param values of the training part, one a step, NaN where missing; unchanged
     * @param period steps in a season, 1 for none
     * @throws IllegalArgumentException if lambda is to be chosen and a value is negative or
     *     infinite
     */
    Transform forSeries(double[] values, int period);

    /** Whether 0 is 0 on the model's scale too, in whatever unit the values are. */
    boolean keepsZero();

    /** A certain transform. */
    record Given(Transform transform) implements TransformSpec {
        @Override
        public String text() {
            return transform.text();
        }

        @Override
        public boolean keepsZero() {
            return transform.keepsZero();
        }

        @Override
        public Transform forSeries(double[] values, int period) {
            return transform;
        }
    }

    /** Box-Cox with {@link BoxCoxLambda#guerrero Guerrero's} lambda. */
    record ChosenBoxCox() implements TransformSpec {
        @Override
        public String text() {
            return "box-cox";
        }

        @Override
        public boolean keepsZero() {
            return false;
        }

        @Override
        public Transform forSeries(double[] values, int period) {
            return new Transform.BoxCox(BoxCoxLambda.guerrero(values, period));
        }
    }

    /**
     * Reads {@code none}, {@code log}, {@code sqrt}, {@code reciprocal}, {@code box-cox} or {@code
     * box-cox(0.3)}, whatever the case and the blanks around it.
     *
     * @throws IllegalArgumentException if it is none of these
     */
    static TransformSpec parse(String text) {
        String spelled = text.strip().toLowerCase(Locale.ROOT);
        return switch (spelled) {
            case "none" -> new Given(new Transform.None());
            case "log" -> new Given(new Transform.Log());
            case "sqrt" -> new Given(new Transform.SquareRoot());
            case "reciprocal" -> new Given(new Transform.Reciprocal());
            case "box-cox" -> new ChosenBoxCox();
            default -> new Given(new Transform.BoxCox(lambda(spelled, text)));
        };
    }

    private static double lambda(String spelled, String text) {
        if (spelled.startsWith("box-cox(") && spelled.endsWith(")")) {
            try {
                return Double.parseDouble(
                        spelled.substring("box-cox(".length(), spelled.length() - 1));
            } catch (NumberFormatException e) {
                throw unknown(text, e);
            }
        }
        throw unknown(text, null);
    }

    private static IllegalArgumentException unknown(
            String text, @Nullable NumberFormatException cause) {
        return new IllegalArgumentException(
                "a transform is none, log, sqrt, reciprocal, box-cox or box-cox(0.3), not '%s'"
                        .formatted(text),
                cause);
    }
}
