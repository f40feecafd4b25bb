package io.driftcast.forecast.recurrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.driftcast.forecast.FittedModel;
import io.driftcast.forecast.ModelRequest;
import io.driftcast.forecast.TrainingSeries;
import io.driftcast.math.kernel.Tensor;
import io.driftcast.math.network.Batch;
import io.driftcast.series.Timeline;
import java.lang.foreign.Arena;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** With a season of 4 steps within one of 12. */
class PositionTest {

    private static final int SEASON = 4;
    private static final int LONG_SEASON = 12;
    private static final int REACH = LONG_SEASON + SEASON - 1;
    private static final double[] VALUES = values();

    private static Representation representation;

    private static double[] values() {
        SplittableRandom random = new SplittableRandom(6);
        double[] values = new double[120];
        for (int t = 0; t < values.length; t++) {
            values[t] = 40 + t % SEASON + 2 * (t % LONG_SEASON) + random.nextGaussian();
        }
        return values;
    }

    private static TrainingSeries series(double[] values) {
        return new TrainingSeries(Timeline.ofDays(), List.of(SEASON, LONG_SEASON), values);
    }

    @BeforeAll
    static void fit() throws Exception {
        FittedModel model =
                Objects.requireNonNull(
                                new RecurrentModels()
                                        .findForGroup(
                                                "rnn(2)", ModelRequest.of(SEASON).withHorizon(14)))
                        .fit(List.of(series(VALUES)));
        representation =
                RecurrentCodec.decode("recurrent", model.image().parameters()).representation();
        assertThat(representation.season()).isEqualTo(SEASON);
        assertThat(representation.longSeason()).isEqualTo(LONG_SEASON);
        assertThat(representation.longWeight()).isNotZero();
    }

    @Test
    void theLongSeasonsErrorIsThatOfTheNaiveForecastALongSeasonAgo() {
        Position position = new Position(representation, 0);
        float[] inputs = new float[representation.inputs()];
        for (int t = 0; t < 60; t++) {
            position.advance(VALUES[t]);
            for (int ahead = 1; ahead <= LONG_SEASON + 2; ahead++) {
                boolean known = t >= REACH && ahead <= LONG_SEASON;
                int then = t + ahead - LONG_SEASON;
                int seasons = (ahead - 1) / SEASON + 1;
                double error = known ? VALUES[then] - VALUES[then - seasons * SEASON] : 0;
                assertThat(position.longSeasonError(ahead)).isEqualTo(error);
                if (t >= REACH) {
                    double drift = seasons * SEASON * representation.drift() * position.unit();
                    double before = VALUES[t + ahead - seasons * SEASON];
                    assertThat(position.naive(ahead))
                            .isCloseTo(
                                    before + drift + representation.longWeight() * error,
                                    within(1e-9));
                }
            }
            if (t >= REACH) {
                position.write(inputs);
                double scaled = position.longSeasonError(1) / position.unit();
                assertThat(inputs[5]).isEqualTo(Position.rounded(Math.clamp(scaled, -8, 8)));
            }
        }
    }

    /** Inputs and targets of a series, flat. */
    private record Written(float[] inputs, float[] targets) {

        static Written of(double[] values) {
            Examples examples = new Examples(representation, List.of(series(values)));
            try (Arena arena = Arena.ofConfined()) {
                int steps = values.length;
                Tensor inputs = Tensor.zeros(arena, steps, 1, representation.inputs());
                Tensor targets = Tensor.zeros(arena, steps, 1, representation.horizon());
                examples.write(0, 0, steps, new Batch(inputs, targets), 0);
                return new Written(inputs.toArray(), targets.toArray());
            }
        }
    }

    @Test
    void inputsKnowNothingOfLaterValues() {
        int from = 70;
        double[] others = VALUES.clone();
        for (int t = from; t < others.length; t++) {
            others[t] = 3 * others[t] - 50 + t % 5;
        }
        others[from + 7] = Double.NaN;
        Written before = Written.of(VALUES);
        Written after = Written.of(others);
        int inputs = representation.inputs();
        int horizon = representation.horizon();
        assertThat(Arrays.copyOf(after.inputs, from * inputs))
                .isEqualTo(Arrays.copyOf(before.inputs, from * inputs));
        for (int t = 0; t < from; t++) {
            int first = t * horizon;
            int end = first + Math.min(horizon, from - 1 - t);
            assertThat(Arrays.copyOfRange(after.targets, first, end))
                    .as("targets at step %d", t)
                    .isEqualTo(Arrays.copyOfRange(before.targets, first, end));
        }
        assertThat(after.inputs[from * inputs]).isNotEqualTo(before.inputs[from * inputs]);
        assertThat(after.targets[(from - 1) * horizon])
                .isNotEqualTo(before.targets[(from - 1) * horizon]);
    }
}
