package io.driftcast.app.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Rounds of ours and of a yardstick in turn, so that whatever else the machine does meanwhile meets
 * both alike.
 *
 * @param ours what each of our rounds gave
 * @param theirs what each round of the yardstick gave
 * @param <S> what a round gives
 */
public record Interleaved<S>(List<S> ours, List<S> theirs) {

    /**
     * One round.
     *
     * @param <S> what it gives
     */
    @FunctionalInterface
    public interface Round<S> {
        S run() throws InterruptedException;
    }

    /**
     * Runs ours, theirs, ours, theirs and so on.
     *
     * @param warmups rounds of each at the beginning that do not count
     * @param rounds rounds of each that count, at least 1
     */
    public static <S> Interleaved<S> run(int warmups, int rounds, Round<S> ours, Round<S> theirs)
            throws InterruptedException {
        if (rounds < 1) {
            throw new IllegalArgumentException(rounds + " rounds: at least one has to count");
        }
        List<S> ofOurs = new ArrayList<>();
        List<S> ofTheirs = new ArrayList<>();
        for (int round = -warmups; round < rounds; round++) {
            S first = ours.run();
            S second = theirs.run();
            if (round >= 0) {
                ofOurs.add(first);
                ofTheirs.add(second);
            }
        }
        return new Interleaved<>(List.copyOf(ofOurs), List.copyOf(ofTheirs));
    }

    /** One figure of the rounds as a row of the report. */
    public BenchRow row(
            String name, String unit, String yardstick, Better better, ToDoubleFunction<S> figure) {
        return BenchRow.of(
                name,
                unit,
                yardstick,
                better,
                ours.stream().mapToDouble(figure).toArray(),
                theirs.stream().mapToDouble(figure).toArray());
    }
}
