package io.driftcast.stream.topology.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftcast.avro.ForecastStatus;
import io.driftcast.avro.Observation;
import io.driftcast.forecast.Forecast;
import io.driftcast.platform.serde.AvroSerdes;
import io.driftcast.platform.serde.RecordLayout;
import io.driftcast.platform.serde.RegistrySettings;
import io.driftcast.platform.serde.SchemaRegistry;
import io.driftcast.series.Declaration;
import io.driftcast.series.grid.Grid;
import io.driftcast.series.grid.GridSetup;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is written straight is what Avro writes of the record, byte for byte. */
class LayoutTest {

    private static final List<String> INTERVALS = List.of("PT5M", "PT1H", "P1D", "P1M", "P1Y");
    private static final List<String> NAMES = List.of("s", "home/küche", "温度", "", "a".repeat(300));

    private final SchemaRegistry registry =
            SchemaRegistry.connect(
                    RegistrySettings.of(Map.of("schema.registry.url", "mock://layouts")));
    private final AvroSerdes serdes = new AvroSerdes(registry);

    @AfterEach
    void close() {
        registry.close();
    }

    static LongStream seeds() {
        return LongStream.range(0, 200);
    }

    private <V, T extends SpecificRecord> void assertSameBytes(
            Class<T> type, RecordLayout<V, T> layout, V value) {
        Serializer<V> direct = serdes.values(type, layout);
        byte[] expected = serdes.values(type).serializer().serialize("t", layout.record(value));
        assertThat(direct.serialize("t", value)).isEqualTo(expected);
        assertThat(direct.serialize("t", value)).isEqualTo(expected); // its buffers used again
    }

    private static Grid grid(SplittableRandom random) {
        Declaration declared =
                Declaration.builder()
                        .seasonalPeriods(random.nextBoolean() ? List.of() : List.of(24, 168))
                        .timeZone(random.nextBoolean() ? null : "Europe/Copenhagen")
                        .build();
        String interval = INTERVALS.get(random.nextInt(INTERVALS.size()));
        return Objects.requireNonNull(
                GridSetup.of(declared, interval, random.nextInt(3), random.nextInt(100)).grid());
    }

    private static String name(SplittableRandom random) {
        return NAMES.get(random.nextInt(NAMES.size()));
    }

    private static long step(SplittableRandom random) {
        return random.nextLong(-200, 200);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void observations(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        assertSameBytes(
                Observation.class,
                new ObservationLayout(),
                new ClosedStep(
                        name(random),
                        grid(random),
                        step(random),
                        random.nextInt(1, 100_000),
                        random.nextLong(),
                        random.nextInt(4) == 0 ? Double.NaN : random.nextDouble(-1e9, 1e9),
                        random.nextInt(300),
                        random.nextBoolean(),
                        random.nextBoolean()));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void forecasts(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] middle = random.doubles(random.nextInt(40), -1e6, 1e6).toArray();
        Forecast forecast =
                new Forecast(
                        middle,
                        middle.clone(),
                        new double[middle.length],
                        shifted(middle, -1),
                        shifted(middle, 1),
                        shifted(middle, -2),
                        shifted(middle, 2));
        ForecastStatus[] all = ForecastStatus.values();
        assertSameBytes(
                io.driftcast.avro.Forecast.class,
                new ForecastLayout(),
                new IssuedForecast(
                        name(random),
                        grid(random),
                        step(random),
                        random.nextLong(1L << 45),
                        name(random),
                        name(random),
                        all[random.nextInt(all.length)],
                        forecast));
    }

    private static double[] shifted(double[] values, double by) {
        return Arrays.stream(values).map(value -> value + by).toArray();
    }
}
