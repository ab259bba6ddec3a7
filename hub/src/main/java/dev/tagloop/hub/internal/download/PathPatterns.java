package dev.tagloop.hub.internal.download;

import java.util.List;
import java.util.regex.Pattern;

/** Patterns of whole paths, as {@code fnmatch} has them: {@code *} also crosses slashes. */
public final class PathPatterns {
    private final List<Pattern> allow;
    private final List<Pattern> ignore;

    /** What to take and what to leave; no pattern to take means all. */
    public PathPatterns(List<String> allow, List<String> ignore) {
        this.allow = allow.stream().map(PathPatterns::compile).toList();
        this.ignore = ignore.stream().map(PathPatterns::compile).toList();
    }

    /** Whether a path is wanted. */
    public boolean wants(String path) {
        return (allow.isEmpty()
                        || allow.stream()
                                .anyMatch(pattern -> pattern.matcher(path).matches()))
                && ignore.stream().noneMatch(pattern -> pattern.matcher(path).matches());
    }

    private static Pattern compile(String text) {
        String glob = text.endsWith("/") ? text + "*" : text;
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < glob.length(); i++) {
            char c = glob.charAt(i);
            int close = c == '[' ? glob.indexOf(']', i + 2) : -1;
            switch (c) {
                case '*' -> regex.append(".*");
                case '?' -> regex.append('.');
                default -> {
                    if (close > 0) {
                        regex.append(charClass(glob.substring(i + 1, close)));
                        i = close;
                    } else {
                        regex.append(Pattern.quote(String.valueOf(c)));
                    }
                }
            }
        }
        // Runs of stars are one star: two of them after each other would only cost time.
        return Pattern.compile(regex.toString().replaceAll("(\\.\\*)+", ".*"), Pattern.DOTALL);
    }

    private static String charClass(String inside) {
        boolean not = inside.startsWith("!");
        String members = (not ? inside.substring(1) : inside)
                .replace("\\", "\\\\")
                .replace("[", "\\[")
                .replace("]", "\\]")
                .replace("&", "\\&")
                .replace("^", "\\^");
        return "[" + (not ? "^" : "") + members + "]";
    }
}
