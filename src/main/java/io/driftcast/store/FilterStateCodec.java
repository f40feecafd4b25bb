package io.driftcast.store;

/** {@link FilterState} to and from bytes, its fields in order. */
public final class FilterStateCodec implements StateCodec<FilterState> {

    private static final int VERSION = 1;
    private static final int FIXED_BYTES = 128;

    @Override
    public byte[] encode(FilterState filter) {
        int estimate = FIXED_BYTES + filter.parameters().length + filter.state().length;
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
        out.putBytes(filter.parameters());
        out.putBytes(filter.state());
        return out.toBytes();
    }

    @Override
    public FilterState decode(byte[] bytes) {
        StateInput in = StateInput.open(bytes, StateKind.FILTER, VERSION);
        FilterState filter =
                new FilterState(
                        in.getLong(),
                        in.getLong(),
                        in.getInt(),
                        in.getByte() != 0,
                        in.getLong(),
                        in.getLong(),
                        in.getText(),
                        in.getText(),
                        in.getText(),
                        in.getInt(),
                        in.getBytes(),
                        in.getBytes());
        in.end();
        return filter;
    }
}
