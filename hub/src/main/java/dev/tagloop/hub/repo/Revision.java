package dev.tagloop.hub.repo;

import java.util.regex.Pattern;

/** Rules about names of branches, tags, refs and commits. */
public final class Revision {
    /** The branch that is taken when none is named. */
    public static final String MAIN = "main";

    private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}");
    private static final int LONGEST = 250;

    private Revision() {}

    /** Whether {@code revision} is a whole commit id, which never changes its meaning. */
    public static boolean isCommit(String revision) {
        return COMMIT.matcher(revision).matches();
    }

    /**
     * A revision that may become part of a path in the cache.
     *
     * @throws IllegalArgumentException if it may not
     */
    public static String checked(String revision) {
        boolean readable = !revision.isEmpty()
                && revision.length() <= LONGEST
                && revision.chars().noneMatch(c -> c <= ' ' || c == 0x7f || "\\:*?\"<>|~^[".indexOf(c) >= 0);
        if (!readable) {
            throw wrong(revision, "it is empty, too long, or holds characters that no branch may have");
        }
        for (String part : revision.split("/", -1)) {
            if (part.isEmpty() || part.startsWith(".") || part.endsWith(".") || part.contains("..")) {
                throw wrong(revision, "it would leave the folder of refs");
            }
        }
        return revision;
    }

    private static IllegalArgumentException wrong(String revision, String why) {
        return new IllegalArgumentException(
                "\"" + revision.replaceAll("\\p{Cntrl}", "?") + "\" is no revision: " + why);
    }
}
