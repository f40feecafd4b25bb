package io.driftcast.platform.serde;

import io.driftcast.avro.Reading;
import org.apache.avro.util.ClassSecurityValidator;
import org.apache.avro.util.ClassSecurityValidator.ClassSecurityPredicate;

/** Tells Avro, once a process, that it may build the generated records. */
final class TrustedRecords {

    private static final String PACKAGE = Reading.class.getPackageName();

    static {
        ClassSecurityPredicate before = ClassSecurityValidator.getGlobal();
        ClassSecurityValidator.setGlobal(
                type -> type.getPackageName().equals(PACKAGE) || before.isTrusted(type));
    }

    private TrustedRecords() {}

    /** Does nothing but be called: the first call trusts the generated records. */
    static void trust() {}
}
