package io.driftcast.platform.serde;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The addresses of the registry, without the credentials that may have been written into them.
 *
 * @param addresses at least one, unless there were problems
 * @param userInfo the {@code user:password} found in them
 */
record RegistryUrls(List<String> addresses, @Nullable String userInfo) {

    private static final Set<String> SCHEMES = Set.of("http", "https", "mock");

    RegistryUrls {
        addresses = List.copyOf(addresses);
    }

    /** Reads a comma-separated list; problems, which never show a credential, go to the list. */
    static RegistryUrls parse(@Nullable String text, List<String> problems) {
        List<String> addresses = new ArrayList<>();
        Set<String> userInfos = new LinkedHashSet<>();
        String[] entries = text == null || text.isBlank() ? new String[0] : text.split(",", -1);
        for (int i = 0; i < entries.length; i++) {
            URI uri = parseOne(entries[i].strip());
            if (uri == null) {
                problems.add(
                        String.format(
                                Locale.ROOT,
                                "%s: entry %d is not an http, https or mock address",
                                RegistrySettings.URL,
                                i + 1));
                continue;
            }
            String authority = uri.getRawAuthority();
            int at = authority.lastIndexOf('@');
            if (at >= 0) {
                userInfos.add(decode(authority.substring(0, at)));
            }
            addresses.add(uri.toString().replace(authority, authority.substring(at + 1)));
        }
        if (entries.length == 0) {
            problems.add(
                    RegistrySettings.URL
                            + " is missing: set it to the registry's address, for example http://localhost:8081");
        }
        if (userInfos.size() > 1) {
            problems.add(
                    "%s: the entries carry different credentials; use basic.auth.user.info"
                            .formatted(RegistrySettings.URL));
        }
        if (addresses.size() > 1 && addresses.stream().anyMatch(a -> a.startsWith("mock://"))) {
            problems.add("%s: mock:// stands alone".formatted(RegistrySettings.URL));
        }
        return new RegistryUrls(
                addresses, userInfos.isEmpty() ? null : userInfos.iterator().next());
    }

    private static @Nullable URI parseOne(String entry) {
        try {
            URI uri = new URI(entry);
            boolean known = uri.getScheme() != null && SCHEMES.contains(uri.getScheme());
            // not getHost(): it is null for the underscores that container names may have
            boolean placed = uri.getRawAuthority() != null;
            // An @ in the path is the end of a password that has a slash in it, not of a host.
            boolean inPath = uri.getRawPath() != null && uri.getRawPath().contains("@");
            return known && placed && !inPath ? uri : null;
        } catch (URISyntaxException e) {
            return null;
        }
    }

    private static String decode(String raw) {
        return URLDecoder.decode(raw.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return String.join(",", addresses);
    }
}
