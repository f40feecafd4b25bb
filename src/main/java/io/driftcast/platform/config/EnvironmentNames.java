package io.driftcast.platform.config;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Environment variables as another spelling of the keys. */
final class EnvironmentNames {

    static final String PREFIX = "DRIFTCAST_";

    /** The launcher's and the command line's own variables. */
    private static final Set<String> NOT_SETTINGS =
            Set.of("DRIFTCAST_JAVA_OPTS", "DRIFTCAST_DEBUG");

    /** What Kubernetes sets in every container when a service is named driftcast. */
    private static final Pattern SERVICE_LINK =
            Pattern.compile(
                    "DRIFTCAST_(SERVICE_HOST|SERVICE_PORT(_.*)?"
                            + "|PORT(_\\d+_(TCP|UDP|SCTP)(_(PROTO|PORT|ADDR))?)?)");

    private EnvironmentNames() {}

    /** {@code train.min_steps} becomes {@code DRIFTCAST_TRAIN_MIN_STEPS}. */
    static String of(String key) {
        return PREFIX + key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }

    /**
     * The settings in an environment: key to variable. A variable that is no setting keeps its name
     * as key, so that it is reported.
     */
    static Map<String, String> settings(Map<String, String> environment) {
        Map<String, String> variables = new TreeMap<>();
        for (String variable : environment.keySet()) {
            if (variable.startsWith(PREFIX)
                    && !NOT_SETTINGS.contains(variable)
                    && !SERVICE_LINK.matcher(variable).matches()) {
                variables.put(key(variable), variable);
            }
        }
        return variables;
    }

    private static String key(String variable) {
        Optional<String> ours =
                Settings.ALL.stream()
                        .filter(setting -> setting.environmentName().equals(variable))
                        .map(Setting::key)
                        .findFirst();
        if (ours.isPresent()) {
            return ours.get();
        }
        String dotted =
                variable.substring(PREFIX.length()).toLowerCase(Locale.ROOT).replace('_', '.');
        return PassThrough.of(dotted).isPresent() ? dotted : variable;
    }
}
