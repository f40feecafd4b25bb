package io.driftcast.platform.serde;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;

/** Every class of records that a topic carries. */
final class RecordTypes {

    private RecordTypes() {}

    static Stream<Class<? extends SpecificRecord>> all() {
        TrustedRecords.trust();
        return Arrays.stream(Topic.values())
                .map(Topic::recordType)
                .<Class<? extends SpecificRecord>>flatMap(Optional::stream)
                .distinct();
    }
}
