package io.driftcast.forecast.recurrent;

import io.driftcast.bytes.ModelImage;
import io.driftcast.forecast.FittedModel;
import io.driftcast.forecast.GroupFitter;
import io.driftcast.forecast.TrainingSeries;
import io.driftcast.forecast.UnfittableSeriesException;
import io.driftcast.math.kernel.WorkerTeam;
import io.driftcast.math.network.RecurrentShape;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * One recurrent network for all series of a group. Each position finds out its own unit as it goes,
 * in training as in the stream, so that the parameters say nothing of a single series. The model's
 * first step is step 0 of the calendar: its offsets are the steps themselves.
 *
 * <p>The season is the first member's. It takes part in every series: what a series does not have
 * the network learns not to rely on. One so long that not even the latest steps of a series show it
 * often enough takes no part.
 *
 * <p>Of very many series it learns from every second, or third, ...: as many as there is memory
 * for.
 */
record RecurrentGroupFitter(RecurrentOptions options, WorkerTeam team) implements GroupFitter {

    /** Steps of a series that are learnt from, the latest. */
    private static final int LONGEST = 2_000;

    /** Series at once. */
    private static final int ROWS = 32;

    /** The longest stretch that gradients go back. */
    private static final int CHUNK = 128;

    /** What the examples may take on the heap, which the fit shares with the streams. */
    private static final long MOST_BYTES = 256L << 20;

    private static final int SEASONS = 3;
    private static final int LEAST_VALUES = 40;

    @Override
    public FittedModel fit(List<TrainingSeries> members) throws UnfittableSeriesException {
        int period = members.isEmpty() ? 1 : members.getFirst().period();
        int season = SEASONS * (long) period + options.stepsAhead() <= LONGEST ? period : 1;
        int least = Math.max(LEAST_VALUES, SEASONS * season + options.stepsAhead());
        List<TrainingSeries> learnt =
                withinMemory(
                        members.stream()
                                .filter(each -> each.observed() >= least)
                                .filter(each -> Calibration.takes(each.values()))
                                .map(each -> each.last(LONGEST))
                                .toList(),
                        options.stepsAhead(),
                        MOST_BYTES);
        if (learnt.isEmpty()) {
            throw new UnfittableSeriesException(
                    String.format(
                            Locale.ROOT,
                            "none of the group's %d series has %d values, none beyond %s, which a recurrent network learns from",
                            members.size(),
                            least,
                            Calibration.LARGEST));
        }
        Representation representation = represent(season, learnt);
        RecurrentShape shape =
                RecurrentModel.shape(
                        representation, options.cell(), options.hidden(), options.layers());
        Examples examples = new Examples(representation, learnt);
        List<float[]> networks =
                examples.empty()
                        ? List.of(new float[shape.parameters()])
                        : List.of(Training.member(options, 0, shape, examples, ROWS, CHUNK, team));
        RecurrentModel model = new RecurrentModel(representation, shape, networks);
        return new FittedModel(
                new ModelImage(
                        RecurrentFamily.KIND,
                        RecurrentFamily.VERSION,
                        RecurrentCodec.encode(model)),
                options.words() + (season > 1 ? "[" + season + "]" : "") + " of a group",
                RecurrentForecaster.start(representation, RecurrentFamily.steppers(model), 0)
                        .state(),
                learnt.stream().mapToInt(TrainingSeries::observed).sum(),
                Map.of("series", (double) learnt.size()));
    }

    /** Every k-th series, the least k with which their examples take no more than so many bytes. */
    static List<TrainingSeries> withinMemory(
            List<TrainingSeries> series, int horizon, long mostBytes) {
        int longest = series.stream().mapToInt(each -> each.values().length).max().orElse(0);
        long bytes = Math.max(1, longest * Examples.bytesAStep(horizon));
        long every = Math.ceilDiv(series.size(), Math.max(1, mostBytes / bytes));
        return IntStream.range(0, series.size())
                .filter(i -> i % every == 0)
                .mapToObj(series::get)
                .toList();
    }

    private Representation represent(int season, List<TrainingSeries> learnt) {
        int horizon = options.stepsAhead();
        List<Integer> calendar =
                learnt.getFirst().periods().stream()
                        .filter(cycle -> cycle > 1 && cycle <= Representation.MAX_SEASON)
                        .limit(Representation.MAX_CYCLES)
                        .toList();
        int longSeason = longSeason(season, learnt);
        Representation plain =
                new Representation(
                        false,
                        season,
                        longSeason,
                        Representation.cycles(calendar),
                        0,
                        horizon,
                        true,
                        0,
                        1,
                        0,
                        0,
                        1,
                        1,
                        Collections.nCopies(horizon, 1.0),
                        Widening.NONE);
        return Calibration.of(plain, learnt);
    }

    /** The first member's next season, where there are enough values to see several of them. */
    private static int longSeason(int season, List<TrainingSeries> learnt) {
        int longest = learnt.stream().mapToInt(each -> each.values().length).max().orElse(0);
        return learnt.getFirst().periods().stream()
                .filter(each -> season > 1 && each > season && each * SEASONS <= longest)
                .findFirst()
                .orElse(1);
    }
}
