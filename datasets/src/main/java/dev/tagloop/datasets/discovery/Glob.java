package dev.tagloop.datasets.discovery;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A file pattern as data cards use it: {@code *} and {@code ?} do not cross {@code /}, {@code **} as a part of its own
 * stands for any number of folders, {@code [..]} for one of some characters. Hidden parts (which begin with {@code .}) and
 * parts that begin with {@code __} match only where the pattern spells them.
 */
final class Glob {

    private final String pattern;
    private final Pattern regex;

    Glob(String pattern) {
        this.pattern = pattern;
        this.regex = Pattern.compile(regex(pattern));
    }

    /** The paths that match, in their order. */
    List<String> select(List<String> paths) {
        return paths.stream().filter(this::matches).toList();
    }

    boolean matches(String path) {
        return regex.matcher(path).matches() && !hiddenBeyondPattern(path);
    }

    private boolean hiddenBeyondPattern(String path) {
        return countHidden(path) > countHidden(pattern);
    }

    private static int countHidden(String path) {
        int hidden = 0;
        for (String part : path.split("/")) {
            if (part.startsWith("__") || (part.startsWith(".") && !part.equals(".") && !part.equals(".."))) {
                hidden++;
            }
        }
        return hidden;
    }

    private static String regex(String pattern) {
        StringBuilder regex = new StringBuilder();
        String[] parts = pattern.split("/", -1);
        for (int i = 0; i < parts.length; i++) {
            boolean last = i == parts.length - 1;
            if (parts[i].equals("**")) {
                regex.append(last ? ".+" : "(?:[^/]+/)*");
            } else {
                part(parts[i], regex);
                regex.append(last ? "" : "/");
            }
        }
        return regex.toString();
    }

    private static void part(String part, StringBuilder regex) {
        int i = 0;
        while (i < part.length()) {
            char c = part.charAt(i);
            int close = c == '[' ? part.indexOf(']', i + 2) : -1;
            if (c == '*') {
                regex.append("[^/]*");
            } else if (c == '?') {
                regex.append("[^/]");
            } else if (close > 0) {
                characterClass(part.substring(i + 1, close), regex);
                i = close;
            } else {
                regex.append(Pattern.quote(String.valueOf(c)));
            }
            i++;
        }
    }

    private static void characterClass(String inside, StringBuilder regex) {
        boolean negated = inside.startsWith("!") || inside.startsWith("^");
        regex.append(negated ? "[^/" : "[");
        String members = negated ? inside.substring(1) : inside;
        for (int i = 0; i < members.length(); i++) {
            char c = members.charAt(i);
            if (c != '-' && !Character.isLetterOrDigit(c)) {
                regex.append('\\');
            }
            regex.append(c);
        }
        regex.append(']');
    }

    @Override
    public String toString() {
        return pattern;
    }
}
