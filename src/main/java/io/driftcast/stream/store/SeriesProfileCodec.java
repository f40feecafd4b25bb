package io.driftcast.stream.store;

import io.driftcast.stream.training.SeriesProfile;
import io.driftcast.stream.training.SeriesProfile.StepGrid;
import org.jspecify.annotations.Nullable;

/** {@link SeriesProfile} to and from bytes: the envelope of the declaration, then the grid. */
public final class SeriesProfileCodec implements StateCodec<SeriesProfile> {

    private static final int VERSION = 1;
    private static final int ESTIMATED_BYTES = 160;

    private final DeclarationCodec declarations = new DeclarationCodec();

    @Override
    public byte[] encode(SeriesProfile profile) {
        StateOutput out = new StateOutput(StateKind.PROFILE, VERSION, ESTIMATED_BYTES);
        out.putBytes(declarations.encode(profile.declared()));
        StepGrid grid = profile.grid();
        out.putByte(grid == null ? 0 : 1);
        if (grid != null) {
            out.putText(grid.interval());
            out.putText(grid.timeZone());
            out.putLong(grid.phaseMillis());
            out.putInts(grid.seasonalPeriods());
        }
        return out.toBytes();
    }

    @Override
    public SeriesProfile decode(byte[] bytes) {
        StateInput in = StateInput.open(bytes, StateKind.PROFILE, VERSION);
        SeriesProfile profile = new SeriesProfile(declarations.decode(in.getBytes()), grid(in));
        in.end();
        return profile;
    }

    private static @Nullable StepGrid grid(StateInput in) {
        return in.getByte() == 0
                ? null
                : new StepGrid(in.getText(), in.getText(), in.getLong(), in.getInts());
    }
}
