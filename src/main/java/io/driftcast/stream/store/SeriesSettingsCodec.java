package io.driftcast.stream.store;

import io.driftcast.series.Aggregation;
import io.driftcast.series.SeriesSettings;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@link SeriesSettings} to and from bytes, their fields in order. */
public final class SeriesSettingsCodec implements StateCodec<SeriesSettings> {

    private static final int VERSION = 1;
    private static final int ESTIMATE_BYTES = 96;

    @Override
    public byte[] encode(SeriesSettings settings) {
        StateOutput out = new StateOutput(StateKind.SETTINGS, VERSION, ESTIMATE_BYTES);
        out.putText(settings.interval());
        putInt(settings.readingsPerStep(), out);
        out.putInt(settings.seasonalPeriods().size());
        settings.seasonalPeriods().forEach(out::putInt);
        out.putText(settings.timeZone());
        out.putText(settings.aggregation().name());
        out.putText(settings.grace());
        out.putText(settings.maxGap());
        out.putText(settings.staleAfter());
        putDouble(settings.lowerBound(), out);
        putDouble(settings.upperBound(), out);
        putInt(settings.horizon(), out);
        putInt(settings.trainingWindow(), out);
        out.putText(settings.group());
        return out.toBytes();
    }

    @Override
    public SeriesSettings decode(byte[] bytes) {
        StateInput in = StateInput.open(bytes, StateKind.SETTINGS, VERSION);
        try {
            SeriesSettings settings =
                    new SeriesSettings(
                            in.getTextOrNull(),
                            getInt(in),
                            getPeriods(in),
                            in.getTextOrNull(),
                            Aggregation.valueOf(in.getText()),
                            in.getTextOrNull(),
                            in.getTextOrNull(),
                            in.getTextOrNull(),
                            getDouble(in),
                            getDouble(in),
                            getInt(in),
                            getInt(in),
                            in.getTextOrNull());
            in.end();
            return settings;
        } catch (IllegalArgumentException e) {
            throw new UnreadableStateException(
                    "a %s state that is not a valid declaration: %s"
                            .formatted(
                                    StateKind.SETTINGS,
                                    String.valueOf(e.getMessage()).replaceAll("\\p{Cntrl}", "?")));
        }
    }

    private static List<Integer> getPeriods(StateInput in) {
        int n = in.getInt();
        List<Integer> periods = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            periods.add(in.getInt());
        }
        return periods;
    }

    private static void putInt(@Nullable Integer value, StateOutput out) {
        out.putByte(value == null ? 0 : 1);
        if (value != null) {
            out.putInt(value);
        }
    }

    private static @Nullable Integer getInt(StateInput in) {
        return in.getByte() == 0 ? null : in.getInt();
    }

    private static void putDouble(@Nullable Double value, StateOutput out) {
        out.putByte(value == null ? 0 : 1);
        if (value != null) {
            out.putDouble(value);
        }
    }

    private static @Nullable Double getDouble(StateInput in) {
        return in.getByte() == 0 ? null : in.getDouble();
    }
}
