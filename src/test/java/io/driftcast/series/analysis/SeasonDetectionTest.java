package io.driftcast.series.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.driftcast.Goldens;
import io.driftcast.series.analysis.SeasonDetection.Season;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SeasonDetectionTest {

    private static List<Integer> periods(double[] values) {
        return SeasonDetection.seasons(values).stream().map(Season::period).toList();
    }

    @ParameterizedTest
    @CsvSource({
        "AirPassengers, 12",
        "co2, 12",
        "USAccDeaths, 12",
        "nottem, 12",
        "UKgas, 4",
        "JohnsonJohnson, 4",
        "lynx, 10",
        "sunspot.year, 11"
    })
    void findsTheSeasonOrTheCycle(String name, int period) {
        assertThat(periods(Goldens.series(name))).containsExactly(period);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Nile", "LakeHuron", "WWWusage", "DAX", "airmiles", "uspop"})
    void findsNoneWhereThereIsNone(String name) {
        assertThat(periods(Goldens.series(name))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"AirPassengers", "nottem", "Nile"})
    void hasNoUnitsAndBearsMissingValues(String name) {
        double[] values = Goldens.series(name);
        List<Integer> expected = periods(values);
        for (double factor : new double[] {1e-200, 1e-6, 1e6, -1e150}) {
            assertThat(periods(Arrays.stream(values).map(v -> v * factor).toArray()))
                    .isEqualTo(expected);
        }
        SplittableRandom random = new SplittableRandom(2);
        for (int t = 0; t < values.length; t++) {
            values[t] = random.nextInt(10) == 0 ? Double.NaN : values[t];
        }
        // gaps may make a multiple look like a longer season, but not move the first
        assertThat(periods(values).stream().limit(1).toList()).isEqualTo(expected);
    }

    /** Of 400 walks and as many series of noise at most one in fifty may seem to have a season. */
    @Test
    void seldomSeesASeasonInNoise() {
        SplittableRandom random = new SplittableRandom(9);
        int found = 0;
        for (int i = 0; i < 400; i++) {
            double[] noise = random.doubles(60 + i).toArray();
            found += periods(noise).isEmpty() ? 0 : 1;
            for (int t = 1; t < noise.length; t++) {
                noise[t] += noise[t - 1] - 0.5;
            }
            found += periods(noise).isEmpty() ? 0 : 1;
        }
        assertThat(found).isLessThanOrEqualTo(16);
    }

    @Test
    void dayAndWeekOfAGeneratedSeries() {
        SplittableRandom random = new SplittableRandom(4);
        double[] values = new double[24 * 7 * 6];
        for (int t = 0; t < values.length; t++) {
            double day = Math.sin(2 * Math.PI * t / 24);
            boolean weekend = t / 24 % 7 > 4;
            values[t] = 100 + 0.01 * t + (weekend ? 4 : 10) * day + random.nextDouble();
        }
        assertThat(periods(values)).containsExactly(24, 168);
    }

    @Test
    void halfHourlyDemandHasADayAndAWeek() throws IOException {
        assertThat(periods(column("series/taylor_halfhourly_demand.csv"))).containsExactly(48, 336);
    }

    @Test
    void mostHourlySeriesHaveADay() throws IOException {
        List<String> lines = lines("series/m4_hourly_train.csv");
        int days = 0;
        for (String line : lines) {
            String[] numbers = line.substring(line.indexOf(',') + 1).replace("\"", "").split(" ");
            double[] values = Arrays.stream(numbers).mapToDouble(Double::parseDouble).toArray();
            List<Integer> periods = periods(values);
            days += !periods.isEmpty() && periods.getFirst() == 24 ? 1 : 0;
        }
        assertThat(lines).hasSize(414);
        assertThat(days).isGreaterThanOrEqualTo(360);
    }

    private static double[] column(String file) throws IOException {
        return lines(file).stream()
                .mapToDouble(line -> Double.parseDouble(line.substring(line.indexOf(',') + 1)))
                .toArray();
    }

    private static List<String> lines(String file) throws IOException {
        Path path = Path.of(System.getProperty("shared.dir", "../shared"), "data").resolve(file);
        assumeTrue(Files.exists(path), () -> "no data at " + path);
        List<String> lines = Files.readAllLines(path);
        return lines.subList(1, lines.size());
    }

    @Test
    void edges() {
        double[] constant = new double[100];
        Arrays.fill(constant, 0.1);
        double[] line = new double[100];
        double[] missing = new double[100];
        Arrays.fill(missing, Double.NaN);
        for (int t = 0; t < line.length; t++) {
            line[t] = 1e6 + 0.1 * t;
        }
        assertThat(periods(constant)).isEmpty();
        assertThat(periods(line)).isEmpty();
        assertThat(periods(missing)).isEmpty();
        assertThat(periods(new double[0])).isEmpty();
        assertThat(periods(new double[] {1, 2, 1, 2})).isEmpty();
        assertThatThrownBy(() -> periods(new double[] {1, 2, 1 / 0.0}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("value 2");
    }
}
