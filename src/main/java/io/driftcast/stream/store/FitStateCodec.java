package io.driftcast.stream.store;

import io.driftcast.stream.training.FitState;
import io.driftcast.stream.training.FitState.FitOrder;
import io.driftcast.stream.training.FitState.PendingFit;
import io.driftcast.stream.training.FitState.Published;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@link FitState} to and from bytes, its fields in order. */
public final class FitStateCodec implements StateCodec<FitState> {

    private static final int VERSION = 1;
    private static final int ESTIMATED_BYTES = 128;

    @Override
    public byte[] encode(FitState fit) {
        StateOutput out = new StateOutput(StateKind.FIT, VERSION, ESTIMATED_BYTES);
        out.putLong(fit.specHash());
        out.putLong(fit.firstStep());
        out.putLong(fit.lastStep());
        out.putInt(fit.observed());
        out.putInt(fit.fittedAt());
        writePublished(out, fit.published());
        out.putInt(fit.trainingWindow());
        writePending(out, fit.pending());
        writeOrder(out, fit.requested());
        return out.toBytes();
    }

    private static void writePublished(StateOutput out, Published published) {
        out.putLong(published.deployment());
        out.putInt(published.names().size());
        published.names().forEach(out::putText);
    }

    private static void writePending(StateOutput out, @Nullable PendingFit pending) {
        out.putByte(pending == null ? 0 : 1);
        if (pending != null) {
            out.putLong(pending.fromStep());
            out.putLong(pending.toStep());
            out.putText(pending.cause());
        }
    }

    private static void writeOrder(StateOutput out, @Nullable FitOrder order) {
        out.putByte(order == null ? 0 : order.fromStep() == null ? 1 : 2);
        if (order != null) {
            out.putText(order.cause());
            if (order.fromStep() != null) {
                out.putLong(order.fromStep());
            }
        }
    }

    @Override
    public FitState decode(byte[] bytes) {
        StateInput in = StateInput.open(bytes, StateKind.FIT, VERSION);
        FitState fit =
                new FitState(
                        in.getLong(),
                        in.getLong(),
                        in.getLong(),
                        in.getInt(),
                        in.getInt(),
                        readPublished(in),
                        in.getInt(),
                        readPending(in),
                        readOrder(in));
        in.end();
        return fit;
    }

    private static Published readPublished(StateInput in) {
        long deployment = in.getLong();
        List<String> names = new ArrayList<>();
        for (int left = in.getInt(); left > 0; left--) {
            names.add(in.getText());
        }
        return new Published(deployment, names);
    }

    private static @Nullable PendingFit readPending(StateInput in) {
        return in.getByte() == 0 ? null : new PendingFit(in.getLong(), in.getLong(), in.getText());
    }

    private static @Nullable FitOrder readOrder(StateInput in) {
        int form = in.getByte();
        if (form == 0) {
            return null;
        }
        String cause = in.getText();
        return new FitOrder(cause, form == 2 ? (Long) in.getLong() : null);
    }
}
