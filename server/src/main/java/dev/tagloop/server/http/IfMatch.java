package dev.tagloop.server.http;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a request says about the version that it wants to change ({@code If-Match}). To be asked inside the write: then of two requests
 * that saw the same version exactly one passes.
 */
public final class IfMatch {
    /** For what is not bound to a version. */
    public static final IfMatch ANY = new IfMatch(Optional.empty());

    private final Optional<Set<String>> tags;

    private IfMatch(Optional<Set<String>> tags) {
        this.tags = tags;
    }

    /** The request's condition. Without the header, and with {@code *}, every version is right. */
    public static IfMatch of(Call call) {
        String header = call.context().header("If-Match");
        if (header == null || header.strip().equals("*")) {
            return ANY;
        }
        return new IfMatch(Optional.of(
                Arrays.stream(header.split(",")).map(String::strip).collect(Collectors.toUnmodifiableSet())));
    }

    /** Whether a thing of this version may be changed. Weak tags never match. */
    public boolean allows(long version) {
        return tags.isEmpty() || tags.get().contains(tag(version));
    }

    /** The tag of a version, as it stands in {@code ETag}. */
    public static String tag(long version) {
        return "\"" + version + "\"";
    }
}
