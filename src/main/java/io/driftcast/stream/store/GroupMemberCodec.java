package io.driftcast.stream.store;

import io.driftcast.stream.training.GroupMember;

/** {@link GroupMember} to and from bytes: the envelopes of its two parts. */
public final class GroupMemberCodec implements StateCodec<GroupMember> {

    private static final int VERSION = 1;
    private static final int ESTIMATED_BYTES = 224;

    private final SeriesProfileCodec profiles = new SeriesProfileCodec();
    private final FitStateCodec histories = new FitStateCodec();

    @Override
    public byte[] encode(GroupMember member) {
        StateOutput out = new StateOutput(StateKind.GROUP_MEMBER, VERSION, ESTIMATED_BYTES);
        out.putBytes(profiles.encode(member.profile()));
        out.putBytes(histories.encode(member.history()));
        return out.toBytes();
    }

    @Override
    public GroupMember decode(byte[] bytes) {
        StateInput in = StateInput.open(bytes, StateKind.GROUP_MEMBER, VERSION);
        GroupMember member =
                new GroupMember(profiles.decode(in.getBytes()), histories.decode(in.getBytes()));
        in.end();
        return member;
    }
}
