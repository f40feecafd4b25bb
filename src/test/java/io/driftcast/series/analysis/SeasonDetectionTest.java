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
        assertThat(periods(values)).isEqualTo(expected);
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
        assertThat(days).isGreaterThanOrEqualTo(385);
    }

    private static double[] column(String file) throws IOException {
        return lines(file).stream()
                .mapToDouble(line -> Double.parseDouble(line.substring(line.indexOf(',') + 1)))
                .toArray();
    }

    private static List<String> lines(String file) throws IOException {
        return sharedLines("data/" + file);
    }

    private static List<String> sharedLines(String file) throws IOException {
        Path path = Path.of(System.getProperty("shared.dir", "../shared")).resolve(file);
        assumeTrue(Files.exists(path), () -> "no data at " + path);
        List<String> lines = Files.readAllLines(path);
        return lines.subList(1, lines.size());
    }

    private interface Wave {
        double at(int step);
    }

    /** Values of a wave with normal noise, each missing with some probability. */
    private static double[] noisy(long seed, int n, Wave wave, double deviation, double missing) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] values = new double[n];
        for (int t = 0; t < n; t++) {
            double value = wave.at(t) + deviation * random.nextGaussian();
            values[t] = random.nextDouble() < missing ? Double.NaN : value;
        }
        return values;
    }

    private static Wave sine(double amplitude, int period) {
        return t -> amplitude * Math.sin(2 * Math.PI * t / period);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.1, 0.3, 0.5, 0.7, 1, 1.5, 2, 3})
    void aSmoothDayInNoiseIsADayAndNotTwoHours(double deviation) {
        for (long seed = 1; seed <= 20; seed++) {
            assertThat(periods(noisy(seed, 240, sine(5, 24), deviation, 0)))
                    .as("seed %d", seed)
                    .containsExactly(24);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {7, 12, 24, 48, 96, 168})
    void aSmoothSeasonOfAnyLengthIsFound(int period) {
        for (double deviation : new double[] {0.2, 0.5}) {
            for (long seed = 1; seed <= 5; seed++) {
                assertThat(periods(noisy(seed, 10 * period, sine(1, period), deviation, 0)))
                        .as("seed %d", seed)
                        .containsExactly(period);
            }
        }
    }

    @Test
    void aYearIsFoundInTenYearsOfDays() throws IOException {
        for (long seed = 1; seed <= 3; seed++) {
            assertThat(periods(noisy(seed, 3650, sine(4, 365), 1.5, 0))).containsExactly(365);
        }
        assertThat(periods(column("series/daily_min_temperatures.csv"))).containsExactly(365);
    }

    @Test
    void smoothDayAndWeekInNoise() {
        Wave both = t -> sine(10, 24).at(t) + sine(4, 168).at(t);
        for (long seed = 1; seed <= 5; seed++) {
            assertThat(periods(noisy(seed, 1008, both, 0.3, 0))).containsExactly(24, 168);
        }
    }

    /** Few pairs of values are so many steps apart, and few correlate highly by chance. */
    @ParameterizedTest
    @ValueSource(doubles = {0, 0.3, 0.5, 0.8, 0.9})
    void noiseWithMissingValuesHasNoSeason(double missing) {
        int found = 0;
        for (long seed = 1; seed <= 100; seed++) {
            int n = seed % 2 == 0 ? 120 : 600;
            found += periods(noisy(seed, n, t -> 10, 1, missing)).isEmpty() ? 0 : 1;
        }
        assertThat(found).isLessThanOrEqualTo(3);
    }

    @Test
    void aSeasonStaysAmongMissingValues() {
        for (long seed = 1; seed <= 10; seed++) {
            assertThat(periods(noisy(seed, 480, sine(5, 24), 1, 0.3))).containsExactly(24);
        }
    }

    @Test
    void nightsWithoutValuesAreNoSeason() {
        SplittableRandom random = new SplittableRandom(5);
        int found = 0;
        for (int i = 0; i < 40; i++) {
            double[] walk = new double[720];
            double level = 0;
            for (int t = 0; t < walk.length; t++) {
                level += random.nextGaussian();
                walk[t] = t % 24 < 9 || t % 24 > 21 ? Double.NaN : level;
            }
            found += periods(walk).isEmpty() ? 0 : 1;
        }
        assertThat(found).isLessThanOrEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.5, 0.9, 1})
    void noiseThatRemembersHasNoSeason(double phi) {
        SplittableRandom random = new SplittableRandom(6);
        int found = 0;
        for (int i = 0; i < 100; i++) {
            double[] values = new double[120 + 10 * i];
            for (int t = 1; t < values.length; t++) {
                values[t] = phi * values[t - 1] + random.nextGaussian();
            }
            found += periods(values).isEmpty() ? 0 : 1;
        }
        assertThat(found).isLessThanOrEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({
        "47b-hourly-sine-one, 24",
        "49-noise-half-missing, 0",
        "50-noise-four-fifths-missing, 0"
    })
    void seriesOfWhichAnotherSeasonWasFoundOnce(String name, int period) throws IOException {
        List<String> lines = sharedLines("cases/files/" + name + ".csv");
        int columns = lines.getFirst().split(",", -1).length;
        for (int column = 1; column < columns; column++) {
            int at = column;
            double[] values =
                    lines.stream()
                            .map(line -> line.split(",", -1)[at])
                            .mapToDouble(v -> v.isEmpty() ? Double.NaN : Double.parseDouble(v))
                            .toArray();
            assertThat(periods(values))
                    .as("column %d", column)
                    .isEqualTo(period == 0 ? List.of() : List.of(period));
        }
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
