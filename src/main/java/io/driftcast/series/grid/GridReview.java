package io.driftcast.series.grid;

import io.driftcast.series.Declaration;
import io.driftcast.series.grid.GridDoubts.Seen;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the grid again where readings keep contradicting the one that was found.
 *
 * <ul>
 *   <li>Slower: every reading comes after missing steps. As many evenly spaced ones as a grid is
 *       found from are enough; {@value #MANY} where they are not even, and three quarters of the
 *       steps are missing.
 *   <li>In bursts: the same of the first reading of each burst. A burst is of {@value #BURST} steps
 *       at most; the passing of time closes steps from then on.
 *   <li>Faster: of {@value #CROWD} readings in a row {@value #DOUBLED} come to a step that has its
 *       reading.
 *   <li>At another {@link Pace}: {@value #IN_A_ROW} spacings in a row, over more than two steps.
 * </ul>
 *
 * What is declared of the grid stays as declared.
 */
final class GridReview {

    private static final int MANY = 24;
    private static final int BURST = 32;
    private static final int CROWD = 16;
    private static final int DOUBLED = 6;
    private static final int IN_A_ROW = 32;

    /** So many steps go by for each that has a reading, at least. */
    private static final int SPARSE = 4;

    /** The same where readings come so evenly that none was lost. */
    private static final int SPARSE_AND_EVEN = 2;

    /**
     * What was found.
     *
     * @param grid in place of the one there is
     * @param readings those that the grid was found from, if they are all there were
     */
    record Found(Grid grid, List<Seen> readings) {}

    private final GridDiscovery discovery;
    private final int enough;

    /**
     * @param enough how many readings it takes to find a grid
     */
    GridReview(GridDiscovery discovery, int enough) {
        this.discovery = discovery;
        this.enough = enough;
    }

    /** A grid that suits the latest readings better; null if there is none. */
    @Nullable Found review(GridState state, Grid grid) {
        GridDoubts doubts = state.doubts;
        Declaration declared = state.declared();
        if (doubts.crowded.size() >= CROWD) {
            Found finer = finer(doubts, declared, grid);
            doubts.forgetCrowded();
            if (finer != null) {
                return finer;
            }
        }
        if (declared.interval() != null) {
            return null;
        }
        if (doubts.afterGaps.size() >= enough) {
            Found coarser = coarser(doubts, declared, grid);
            if (coarser != null) {
                return coarser;
            }
        }
        return isOffPace(doubts.pace, grid) ? atPace(state, grid) : null;
    }

    /** Looked at each time that there are twice as many: the grid may stay as it is declared. */
    private static boolean isOffPace(Pace pace, Grid grid) {
        int spacings = pace.spacings();
        return spacings >= IN_A_ROW
                && Integer.bitCount(spacings) == 1
                && spacings * pace.millis() > 2 * grid.interval().lengthMillis();
    }

    private @Nullable Found atPace(GridState state, Grid grid) {
        long[] times = state.doubts.pace.times(IN_A_ROW, state.watermark);
        Grid found = discovery.of(state.declared(), times);
        return found.specHash() == grid.specHash() ? null : new Found(found, List.of());
    }

    private @Nullable Found finer(GridDoubts doubts, Declaration declared, Grid grid) {
        if (doubts.doubled < DOUBLED) {
            return null;
        }
        long[] times = times(doubts.crowded);
        Grid found = discovery.of(declared, times);
        boolean other =
                found.readingsPerStep() != grid.readingsPerStep()
                        || found.interval().lengthMillis() < grid.interval().lengthMillis();
        return other ? new Found(found, List.copyOf(doubts.crowded)) : null;
    }

    private @Nullable Found coarser(GridDoubts doubts, Declaration declared, Grid grid) {
        List<Seen> seen = doubts.afterGaps;
        List<Seen> latest = seen.subList(seen.size() - enough, seen.size());
        if (isConvincing(latest, grid)) {
            return coarser(latest, declared, grid);
        }
        if (seen.size() < MANY) {
            return null;
        }
        Found found = isSparse(seen, grid, SPARSE) ? coarser(seen, declared, grid) : null;
        seen.removeFirst();
        return found;
    }

    private static boolean isConvincing(List<Seen> seen, Grid grid) {
        long[] times = times(seen);
        if (isSparse(seen, grid, SPARSE) && SpacingAnalysis.isNearlyEven(times)) {
            return true;
        }
        return isSparse(seen, grid, SPARSE_AND_EVEN)
                && !inBursts(seen)
                && SpacingAnalysis.isThroughoutEven(times);
    }

    private static boolean isSparse(List<Seen> seen, Grid grid, int sparse) {
        Seen first = seen.getFirst();
        Seen last = seen.getLast();
        long steps = grid.stepOf(last.at()) - grid.stepOf(first.at());
        int present = last.present() - first.present();
        return (long) sparse * present <= steps && present <= BURST * (seen.size() - 1L);
    }

    /** Whether most of the readings were followed by others before the next pause. */
    private static boolean inBursts(List<Seen> seen) {
        int followed = 0;
        for (int i = 1; i < seen.size(); i++) {
            followed += seen.get(i).present() - seen.get(i - 1).present() > 1 ? 1 : 0;
        }
        return 2 * followed > seen.size() - 1;
    }

    private static long[] times(List<Seen> seen) {
        return seen.stream().mapToLong(Seen::at).sorted().toArray();
    }

    private @Nullable Found coarser(List<Seen> seen, Declaration declared, Grid grid) {
        boolean inBursts = inBursts(seen);
        long[] times = times(seen);
        Grid found =
                inBursts && declared.readingsPerStep() == null
                        ? discovery.ofBursts(declared, times)
                        : discovery.of(declared, times);
        return found.interval().lengthMillis() > grid.interval().lengthMillis()
                ? new Found(found, inBursts ? List.of() : List.copyOf(seen))
                : null;
    }
}
