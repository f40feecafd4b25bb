package io.driftcast.series.decomposition;

import static io.driftcast.series.decomposition.DecompositionGoldens.ALL;
import static io.driftcast.series.decomposition.DecompositionGoldens.assertClose;
import static io.driftcast.series.decomposition.DecompositionGoldens.range;
import static io.driftcast.series.decomposition.DecompositionTest.series;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.driftcast.Goldens;
import java.util.List;
import org.junit.jupiter.api.Test;

class MstlTest {

    @Test
    void severalSeasonsAreThoseOfR() {
        JsonNode golden = ALL.get("several_seasons");
        double[] values = Goldens.numbers(golden.get("values"));
        check(values, new Mstl(false), 7, golden.get("mstl"));
        check(values, new Mstl(true), 8, golden.get("robust_8_30"));
    }

    private static void check(double[] values, Mstl mstl, int period, JsonNode expected) {
        Decomposition found = mstl.decompose(values, List.of(30, period));
        double range = range(values);
        assertThat(found.seasons()).extracting(Season::period).containsExactly(period, 30);
        assertClose(found.trend(), expected.get("trend"), range, "trend");
        double[] shorter = found.seasons().get(0).values();
        assertClose(shorter, expected.get("season" + period), range, "season of " + period);
        assertClose(
                found.seasons().get(1).values(), expected.get("season30"), range, "season of 30");
        assertClose(found.remainder(), expected.get("remainder"), range, "remainder");
    }

    @Test
    void periodsOfWhichThereAreNotTwoAreLeftOut() {
        double[] values = series(100, 7, 1, 12);
        assertThat(new Mstl(false).decompose(values, List.of(50, 1, 7, 7)).seasons())
                .extracting(Season::period)
                .containsExactly(7);
        Decomposition none = new Mstl(false).decompose(values, List.of(50));
        assertThat(none.seasons()).isEmpty();
        assertThat(none.trend()).containsExactly(LoessTrend.decompose(values).trend());
    }
}
