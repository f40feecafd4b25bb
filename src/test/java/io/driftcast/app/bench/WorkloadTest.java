package io.driftcast.app.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftcast.avro.Model;
import io.driftcast.avro.Reading;
import io.driftcast.avro.SeriesSpec;
import io.driftcast.bytes.ModelImage;
import io.driftcast.forecast.Forecaster;
import io.driftcast.forecast.IncompatibleModelException;
import io.driftcast.forecast.catalogue.ModelCatalogue;
import io.driftcast.platform.serde.AvroSerdes;
import io.driftcast.platform.serde.SchemaRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class WorkloadTest {

    private static final int SERIES = 3;

    /** Avro refuses to build our records before a serde has vouched for them. */
    @BeforeAll
    static void trustOurRecords() {
        try (SchemaRegistry registry =
                SchemaRegistry.connect(Map.of("schema.registry.url", "mock://workload"))) {
            assertThat(new AvroSerdes(registry).values(Reading.class)).isNotNull();
        }
    }

    private static List<Reading> readings(long seed, int count) {
        Workload.Readings readings = new Workload(SERIES, seed).readings();
        return IntStream.range(0, count).mapToObj(_ -> readings.next()).toList();
    }

    @Test
    void seriesTakeTurnsAnHourApart() {
        List<Reading> readings = readings(1, 3 * SERIES);
        List<String> ids =
                new Workload(SERIES, 1).specs().stream().map(SeriesSpec::getSeriesId).toList();

        for (int i = 0; i < readings.size(); i++) {
            assertThat(readings.get(i).getSeriesId()).isEqualTo(ids.get(i % SERIES));
        }
        assertThat(
                        Duration.between(
                                readings.getFirst().getObservedAt(),
                                readings.getLast().getObservedAt()))
                .isEqualTo(Duration.ofHours(2));
    }

    @Test
    void theSeedDecidesTheValues() {
        assertThat(readings(1, 30)).isEqualTo(readings(1, 30)).isNotEqualTo(readings(2, 30));
    }

    @Test
    void modelsStandAtTheStepBeforeTheFirstReadingAndForecastIt()
            throws IncompatibleModelException {
        List<Reading> first = readings(1, SERIES);
        List<Model> models = new Workload(SERIES, 1).models();

        assertThat(models).hasSize(SERIES);
        for (int i = 0; i < SERIES; i++) {
            Model model = models.get(i);
            assertThat(model.getSeriesId()).isEqualTo(first.get(i).getSeriesId());
            assertThat(model.getSpec()).isEqualTo("arima(2,1,2)");
            assertThat(model.getTrainedTo().plus(Duration.ofHours(1)))
                    .isEqualTo(first.get(i).getObservedAt());
            Forecaster forecaster =
                    ModelCatalogue.families()
                            .restore(
                                    ModelImage.copyOf(
                                            model.getKind(),
                                            model.getFormatVersion(),
                                            model.getParameters()),
                                    model.getState().array());
            // The noise is standard normal, so five standard deviations are a wide berth.
            assertThat(forecaster.forecast(1).median()[0])
                    .isBetween(first.get(i).getValue() - 5, first.get(i).getValue() + 5);
        }
    }
}
