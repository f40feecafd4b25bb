package io.driftcast.edge.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.driftcast.avro.Forecast;
import io.driftcast.avro.ForecastStatus;
import io.driftcast.avro.ForecastStep;
import io.driftcast.avro.Model;
import io.driftcast.avro.ModelRole;
import io.driftcast.avro.Observation;
import io.driftcast.avro.ObservationFlag;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SeriesBoardTest {

    private final SeriesBoard board = new SeriesBoard();

    private void observe(long step, @Nullable Double value, ObservationFlag... flags) {
        board.observation(
                new Observation("s", step, Instant.EPOCH, value, 1, List.of(flags), 0L, null, 1));
    }

    private void forecast(long origin, double next, ForecastStatus status) {
        ForecastStep step =
                new ForecastStep(
                        origin + 1,
                        Instant.EPOCH,
                        next,
                        next,
                        next - 1,
                        next + 1,
                        next - 2,
                        next + 2);
        board.forecast(
                new Forecast(
                        "s",
                        origin,
                        Instant.EPOCH,
                        Instant.EPOCH,
                        "series/s/auto",
                        "1",
                        status,
                        List.of(step)));
    }

    @Test
    void errorsAreOverTheStepsThatAFittedModelForecast() {
        observe(1, 10.0);
        forecast(1, 50.0, ForecastStatus.FALLBACK);
        observe(2, 12.0);
        forecast(2, 13.0, ForecastStatus.OK);
        observe(3, 16.0);
        forecast(3, 17.0, ForecastStatus.OK);
        observe(4, 17.0);

        SeriesRow row = board.rows().getFirst();

        assertThat(row.scored()).isEqualTo(2);
        assertThat(row.rmse()).isCloseTo(Math.sqrt((9 + 0) / 2.0), within(1e-12));
        assertThat(row.naiveRmse()).isCloseTo(Math.sqrt((16 + 1) / 2.0), within(1e-12));
        assertThat(row.lastError()).isZero();
    }

    @Test
    void theOrderInWhichTheTopicsAreReadDoesNotMatter() {
        observe(1, 10.0);
        observe(2, 12.0);
        observe(3, 16.0);
        forecast(1, 11.0, ForecastStatus.OK);
        forecast(2, 13.0, ForecastStatus.OK);

        SeriesRow row = board.rows().getFirst();

        assertThat(row.scored()).isEqualTo(2);
        assertThat(row.rmse()).isCloseTo(Math.sqrt((1 + 9) / 2.0), within(1e-12));
        assertThat(row.naiveRmse()).isCloseTo(Math.sqrt((4 + 16) / 2.0), within(1e-12));
    }

    @Test
    void naiveRepeatsTheLastValueOverMissingSteps() {
        observe(1, 10.0);
        observe(2, null, ObservationFlag.MISSING);
        forecast(2, 11.0, ForecastStatus.OK);
        observe(3, 14.0);

        assertThat(board.rows().getFirst().naiveRmse()).isEqualTo(4.0);
    }

    @Test
    void aModelOfTextsIsNoSeries() {
        board.model(
                new Model(
                        "global/messages",
                        "",
                        "1",
                        1L,
                        "text-attention",
                        "attention",
                        0L,
                        0L,
                        Instant.EPOCH,
                        Instant.EPOCH,
                        100,
                        0L,
                        "test",
                        Map.of(),
                        1,
                        ByteBuffer.allocate(0),
                        ByteBuffer.allocate(0),
                        null,
                        ModelRole.CHAMPION,
                        false,
                        0,
                        1,
                        null));

        assertThat(board.rows()).isEmpty();
        assertThat(board.records()).isEqualTo(1);
    }

    @Test
    void aClosedStepWithoutAForecastIsUnanswered() {
        observe(1, 1.0);
        observe(2, 1.0);
        forecast(2, 1.0, ForecastStatus.OK);
        assertThat(board.unanswered()).isEqualTo(1);
        forecast(1, 1.0, ForecastStatus.OK);
        assertThat(board.unanswered()).isZero();
    }

    @Test
    void aRunOfMissingStepsIsAnsweredByOneForecastAtItsEnd() {
        observe(1, 1.0);
        forecast(1, 1.0, ForecastStatus.OK);
        observe(2, null, ObservationFlag.MISSING);
        observe(3, null, ObservationFlag.MISSING);
        assertThat(board.unanswered()).isEqualTo(1);
        forecast(3, 1.0, ForecastStatus.OK);
        assertThat(board.unanswered()).isZero();
    }

    @Test
    void aCorrectionIsNotAnotherStep() {
        observe(1, 1.0);
        forecast(1, 1.0, ForecastStatus.OK);
        observe(1, 5.0, ObservationFlag.LATE_CORRECTED);
        assertThat(board.observations()).isEqualTo(1);
        assertThat(board.rows().getFirst().last()).isEqualTo(1.0);
    }
}
