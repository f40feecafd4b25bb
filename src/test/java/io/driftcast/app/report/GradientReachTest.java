package io.driftcast.app.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class GradientReachTest {

    private static double[] powers(double factor) {
        double[] norms = new double[20];
        Arrays.setAll(norms, back -> 3 * Math.pow(factor, back));
        return norms;
    }

    @Test
    void aGradientFadesBelowAHundredth() {
        assertThat(GradientReach.words(powers(0.5)))
                .startsWith(
                        "The gradient fades on its way back: more than 6 steps before the last less"
                                + " than 1 % of it is left.");
    }

    @Test
    void oneThatGrowsTenfoldExplodes() {
        assertThat(GradientReach.words(powers(2)))
                .startsWith(
                        "The gradient grows on its way back: 19 steps before the last it is"
                                + " 5.24e+05 times as large.");
    }

    @Test
    void oneThatIsStillThereLasts() {
        assertThat(GradientReach.words(powers(0.95)))
                .startsWith("The gradient lasts: 19 steps before the last 38 % of it is left");
        assertThat(GradientReach.words(powers(1.05))).startsWith("The gradient lasts");
    }

    @Test
    void withoutAnyTheNetworkRemembersNothing() {
        assertThat(GradientReach.words(new double[5]))
                .isEqualTo("The last forecast does not depend on what the network remembers.");
    }
}
