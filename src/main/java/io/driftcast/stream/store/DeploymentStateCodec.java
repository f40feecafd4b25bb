package io.driftcast.stream.store;

import io.driftcast.stream.deployment.DeploymentState;
import io.driftcast.stream.deployment.Refusal;
import io.driftcast.stream.deployment.WorkingState;
import java.util.ArrayList;
import java.util.List;

/** {@link DeploymentState} to and from bytes, as a piece of a series' record. */
final class DeploymentStateCodec {

    static final int VERSION = 1;

    private static final int STALE = 1;
    private static final int MARKED = 2;
    private static final int FITTED = 4;

    private DeploymentStateCodec() {}

    static void write(DeploymentState state, StateOutput out) {
        int start = out.begin(StateKind.DEPLOYMENT, VERSION);
        out.putLong(state.firstStep());
        out.putLong(state.lastStep());
        out.putInt(state.observed());
        int flags = (state.stale() ? STALE : 0) | (state.marked() ? MARKED : 0);
        switch (state.champion()) {
            case WorkingState.Fitted fitted -> {
                out.putByte(flags | FITTED);
                putFitted(fitted, out);
            }
            case WorkingState.Fallback(int season, byte[] own) -> {
                out.putByte(flags);
                out.putInt(season);
                out.putBytes(own);
            }
        }
        out.putByte(state.challengers().size());
        for (WorkingState.Fitted challenger : state.challengers()) {
            putFitted(challenger, out);
        }
        out.putByte(state.refused().size());
        for (Refusal refusal : state.refused()) {
            out.putText(refusal.modelId());
            out.putText(refusal.version());
            out.putLong(refusal.deployment());
            out.putLong(refusal.shape());
        }
        out.putDouble(state.lastValue());
        out.putDouble(state.change());
        out.end(start);
    }

    private static void putFitted(WorkingState.Fitted fitted, StateOutput out) {
        out.putText(fitted.modelId());
        out.putText(fitted.version());
        out.putLong(fitted.deployment());
        out.putLong(fitted.shape());
        out.putBytes(fitted.state());
    }

    static DeploymentState read(StateInput in) {
        long firstStep = in.getLong();
        long lastStep = in.getLong();
        int observed = in.getInt();
        int flags = in.getByte();
        WorkingState champion =
                (flags & FITTED) != 0
                        ? getFitted(in)
                        : new WorkingState.Fallback(in.getInt(), in.getBytes());
        DeploymentState state =
                new DeploymentState(
                        firstStep,
                        lastStep,
                        observed,
                        (flags & STALE) != 0,
                        (flags & MARKED) != 0,
                        champion,
                        getChallengers(in),
                        getRefused(in),
                        in.getDouble(),
                        in.getDouble());
        in.end();
        return state;
    }

    private static WorkingState.Fitted getFitted(StateInput in) {
        return new WorkingState.Fitted(
                in.getText(), in.getText(), in.getLong(), in.getLong(), in.getBytes());
    }

    private static List<WorkingState.Fitted> getChallengers(StateInput in) {
        int n = in.getByte();
        List<WorkingState.Fitted> challengers = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            challengers.add(getFitted(in));
        }
        return challengers;
    }

    private static List<Refusal> getRefused(StateInput in) {
        int n = in.getByte();
        List<Refusal> refused = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            refused.add(new Refusal(in.getText(), in.getText(), in.getLong(), in.getLong()));
        }
        return refused;
    }
}
