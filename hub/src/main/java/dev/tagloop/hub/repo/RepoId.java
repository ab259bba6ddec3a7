package dev.tagloop.hub.repo;

import static java.util.Objects.requireNonNull;

import java.util.regex.Pattern;

/**
 * A repository by its type and id. The id is kept as it was typed, also when the Hub calls the repository something else by
 * now, since the cache files it under the typed name.
 *
 * @param type what it holds
 * @param id {@code NAME} or {@code NAMESPACE/NAME}
 */
public record RepoId(RepoType type, String id) {
    private static final int LONGEST = 96;
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.-]{1," + LONGEST + "}");

    /**
     * Checks the id, so that none can climb out of a folder or an address.
     *
     * @throws IllegalArgumentException if it is no id, saying why
     */
    public RepoId {
        requireNonNull(type, "type");
        String[] parts = id.split("/", -1);
        if (parts.length > 2) {
            throw wrong(id, "it has more than one slash");
        }
        for (String part : parts) {
            check(id, part);
        }
    }

    /** A model. */
    public static RepoId model(String id) {
        return new RepoId(RepoType.MODEL, id);
    }

    /** A data set. */
    public static RepoId dataset(String id) {
        return new RepoId(RepoType.DATASET, id);
    }

    /** A space. */
    public static RepoId space(String id) {
        return new RepoId(RepoType.SPACE, id);
    }

    /** The part before the slash; empty for ids of the first days. */
    public String namespace() {
        int slash = id.indexOf('/');
        return slash < 0 ? "" : id.substring(0, slash);
    }

    /** The part behind the slash. */
    public String name() {
        return id.substring(id.indexOf('/') + 1);
    }

    private static void check(String id, String part) {
        if (!NAME.matcher(part).matches()) {
            throw wrong(id, "names have 1 to " + LONGEST + " characters out of A-Z a-z 0-9 . _ -");
        }
        if (part.contains("--") || part.contains("..")) {
            throw wrong(id, "names hold no \"--\" and no \"..\"");
        }
        if (part.startsWith("-") || part.startsWith(".") || part.endsWith("-") || part.endsWith(".")) {
            throw wrong(id, "names neither begin nor end with \"-\" or \".\"");
        }
        if (part.endsWith(".git")) {
            throw wrong(id, "names do not end in \".git\"");
        }
    }

    private static IllegalArgumentException wrong(String id, String why) {
        String shown = id.length() > 2 * LONGEST ? id.substring(0, 2 * LONGEST) + "…" : id;
        return new IllegalArgumentException(
                "\"" + printable(shown) + "\" is no repository id: " + why + "; write it like org/name");
    }

    private static String printable(String text) {
        return text.replaceAll("\\p{Cntrl}", "?");
    }

    /** Type and id as a message names them: {@code dataset org/name}. */
    @Override
    public String toString() {
        return type.word() + " " + id;
    }
}
