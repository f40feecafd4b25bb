package io.driftcast.stream.store;

import io.driftcast.stream.deployment.FilterState;
import org.jspecify.annotations.Nullable;

/**
 * {@link FilterState} to and from bytes: the fields of version 1 in order, then the one that came
 * with version 2.
 */
public final class FilterStateCodec implements StateCodec<FilterState> {

    private static final int VERSION = 2;
    private static final int FIXED_BYTES = 160;

    @Override
    public byte[] encode(FilterState filter) {
        byte[] parameters = filter.parameters();
        int inline = parameters == null ? 0 : parameters.length;
        int estimate = FIXED_BYTES + inline + filter.state().length;
        StateOutput out = new StateOutput(StateKind.FILTER, VERSION, estimate);
        out.putLong(filter.firstStep());
        out.putLong(filter.lastStep());
        out.putInt(filter.observed());
        out.putByte(filter.stale() ? 1 : 0);
        out.putLong(filter.handled());
        out.putLong(filter.deployment());
        out.putText(filter.kind());
        out.putText(filter.modelId());
        out.putText(filter.modelVersion());
        out.putInt(filter.formatVersion());
        out.putBytes(parameters);
        out.putBytes(filter.state());
        out.putText(filter.handledModel());
        return out.toBytes();
    }

    @Override
    public FilterState decode(byte[] bytes) {
        StateInput in = StateInput.open(bytes, StateKind.FILTER, VERSION);
        long firstStep = in.getLong();
        long lastStep = in.getLong();
        int observed = in.getInt();
        boolean stale = in.getByte() != 0;
        long handled = in.getLong();
        long deployment = in.getLong();
        String kind = in.getText();
        String modelId = in.getText();
        String modelVersion = in.getText();
        int formatVersion = in.getInt();
        byte @Nullable [] parameters = in.getBytesOrNull();
        byte[] state = in.getBytes();
        String handledModel = in.version() == 1 ? null : in.getTextOrNull();
        in.end();
        return new FilterState(
                firstStep,
                lastStep,
                observed,
                stale,
                handled,
                handledModel,
                deployment,
                kind,
                modelId,
                modelVersion,
                formatVersion,
                parameters,
                state);
    }
}
