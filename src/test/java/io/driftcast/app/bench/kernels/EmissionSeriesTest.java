package io.driftcast.app.bench.kernels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.driftcast.app.bench.BenchException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmissionSeriesTest {

    private static final String HEADER = "Year,CO2\n";

    @TempDir private Path data;

    private Path write(String text) throws IOException {
        Path file = data.resolve("emissions").resolve("co2_canada_1800_2014.csv");
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    @Test
    void withoutDataItIsOneOfItsOwnThatGrows() {
        double[] values = EmissionSeries.of(null).values();

        assertThat(values).hasSize(200);
        assertThat(values[0]).isLessThan(values[100]);
        assertThat(values[100]).isLessThan(values[199]);
    }

    @Test
    void theLastYearsAreLeftOut() throws IOException {
        write(HEADER + "1800,0.5\n".repeat(200) + "2014,99\n".repeat(15));

        assertThat(EmissionSeries.of(data).values()).hasSize(200).containsOnly(0.5);
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> EmissionSeries.of(data))
                .isInstanceOf(BenchException.class)
                .hasMessageContaining("co2_canada_1800_2014.csv");
    }

    @Test
    void aFileOfSomethingElseIsNamed() throws IOException {
        write(HEADER + "1800,many\n");

        assertThatThrownBy(() -> EmissionSeries.of(data))
                .isInstanceOf(BenchException.class)
                .hasMessageContaining("many");
    }
}
