package io.driftcast.stream.store;

import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;

/**
 * Names one member of a group in a store.
 *
 * @param group the group
 * @param seriesId the member
 */
public record MemberKey(String group, String seriesId) {

    /** A group's members are adjacent. */
    public static Serde<MemberKey> serde() {
        return PairKey.serde(MemberKey::group, MemberKey::seriesId, MemberKey::new);
    }

    /** What the keys of a group's members begin with. */
    public static Serializer<String> groupPrefix() {
        return PairKey.prefix();
    }

    /** The member's name in stores that have series for keys; no two members share one. */
    public String owner() {
        return group.length() + ":" + group + "/" + seriesId;
    }
}
