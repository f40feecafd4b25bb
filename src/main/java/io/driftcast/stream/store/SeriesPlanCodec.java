package io.driftcast.stream.store;

import io.driftcast.series.SeriesSettings;
import io.driftcast.stream.training.SeriesPlan;
import io.driftcast.stream.training.SeriesPlan.PlanGrid;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@link SeriesPlan} to and from bytes: the fields of version 1 in order, then those that came with
 * version 2. A plan kept by version 1 has the usual horizon and no group.
 */
public final class SeriesPlanCodec implements StateCodec<SeriesPlan> {

    private static final int VERSION = 2;
    private static final int ESTIMATED_BYTES = 64;

    @Override
    public byte[] encode(SeriesPlan plan) {
        StateOutput out = new StateOutput(StateKind.PLAN, VERSION, ESTIMATED_BYTES);
        out.putInt(plan.trainingWindow());
        out.putInt(plan.models().size());
        plan.models().forEach(out::putText);
        out.putText(plan.transform());
        PlanGrid grid = plan.grid();
        out.putByte(grid == null ? 0 : 1);
        if (grid != null) {
            out.putText(grid.interval());
            out.putText(grid.timeZone());
            out.putLong(grid.phaseMillis());
            out.putInt(grid.seasonalPeriods().size());
            grid.seasonalPeriods().forEach(out::putInt);
        }
        out.putInt(plan.horizon());
        out.putText(plan.group());
        return out.toBytes();
    }

    @Override
    public SeriesPlan decode(byte[] bytes) {
        StateInput in = StateInput.open(bytes, StateKind.PLAN, VERSION);
        int window = in.getInt();
        List<String> models = new ArrayList<>();
        for (int left = in.getInt(); left > 0; left--) {
            models.add(in.getText());
        }
        String transform = in.getTextOrNull();
        PlanGrid grid = grid(in);
        boolean old = in.version() == 1;
        int horizon = old ? SeriesSettings.DEFAULT_HORIZON : in.getInt();
        String group = old ? null : in.getTextOrNull();
        in.end();
        return new SeriesPlan(window, models, transform, horizon, group, grid);
    }

    private static @Nullable PlanGrid grid(StateInput in) {
        if (in.getByte() == 0) {
            return null;
        }
        String interval = in.getText();
        String timeZone = in.getText();
        long phase = in.getLong();
        List<Integer> periods = new ArrayList<>();
        for (int left = in.getInt(); left > 0; left--) {
            periods.add(in.getInt());
        }
        return new PlanGrid(interval, timeZone, phase, periods);
    }
}
