package dev.tagloop.hub.internal.cache;

import dev.tagloop.hub.HubException;
import java.io.File;
import java.util.List;
import java.util.regex.Pattern;

/** Names of files as a repository gives them. A hostile one could name files outside of the folder they belong to. */
public final class SafePath {
    private static final int LONGEST = 1024;
    private static final Pattern DRIVE = Pattern.compile("[A-Za-z]:.*");
    private static final Pattern DEVICE =
            Pattern.compile("(?i)(con|prn|aux|nul|com[0-9]|lpt[0-9]|conin\\$|conout\\$)(\\..*)?");
    private static final Pattern NOT_ON_WINDOWS = Pattern.compile(".*[<>:\"|?*].*|.*[. ]");

    private SafePath() {}

    /**
     * The parts of a path that stays where it belongs.
     *
     * @throws HubException of kind {@code HOSTILE}, if it does not
     */
    public static List<String> parts(String path) {
        return parts(path, File.separatorChar == '\\');
    }

    /** The same under the rules of a system: on Windows some names open devices or streams. */
    static List<String> parts(String path, boolean windows) {
        if (path.isEmpty() || path.length() > LONGEST) {
            throw hostile(path, "it is empty or too long");
        }
        if (path.chars().anyMatch(c -> c < ' ' || c == 0x7f)) {
            throw hostile(path, "it holds a control character");
        }
        if (path.indexOf('\\') >= 0) {
            throw hostile(path, "it holds a backslash");
        }
        if (path.startsWith("/") || path.startsWith("~") || DRIVE.matcher(path).matches()) {
            throw hostile(path, "it is absolute");
        }
        List<String> parts = List.of(path.split("/", -1));
        for (String part : parts) {
            if (part.isEmpty() || part.equals(".") || part.equals("..")) {
                throw hostile(path, "it has a part that leads elsewhere");
            }
            if (windows
                    && (DEVICE.matcher(part).matches()
                            || NOT_ON_WINDOWS.matcher(part).matches())) {
                throw hostile(path, "Windows gives that name a meaning of its own");
            }
        }
        return parts;
    }

    private static HubException hostile(String path, String why) {
        String shown = path.length() > 200 ? path.substring(0, 200) + "…" : path;
        return new HubException(
                HubException.Kind.HOSTILE,
                "The file name \"" + shown.replaceAll("\\p{Cntrl}", "?") + "\" is refused: " + why
                        + "; nothing was written");
    }
}
