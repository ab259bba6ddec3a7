package dev.tagloop.server.golden;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the placeholders of a recorded file stand for in this run: learned from answers, put into requests. */
final class Bindings {
    static final Pattern PLACEHOLDER = Pattern.compile(
            "<hex8>-\\w[\\w.]*|<(?:(?:id|str|email):[a-z]+(?::\\d+)?|time|date|unix time|uuid|token|jwt|jwt without signature|md5|hex8|csrf token"
                    + "|number|traceback|base url|host|receiver|ml backend|html page)>");
    private static final Map<String, String> VOLATILE = Map.ofEntries(
            Map.entry("<time>", "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{6}Z"),
            Map.entry("<date>", "[0-9-]{10,}"),
            Map.entry("<unix time>", "\\d{10}(?:\\.\\d+)?"),
            Map.entry("<uuid>", "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"),
            Map.entry("<token>", "[0-9a-zA-Z]{40}"),
            Map.entry("<jwt>", "[\\w-]+\\.[\\w-]+\\.[\\w-]+"),
            Map.entry("<jwt without signature>", "[\\w-]+\\.[\\w-]+"),
            Map.entry("<md5>", "[0-9a-f]{32}"),
            Map.entry("<hex8>", "[0-9a-f]{8}"),
            Map.entry("<number>", "-?[0-9.eE+-]+"),
            Map.entry("<traceback>", "(?s).+"));

    private final Map<String, String> known = new HashMap<>();

    void bind(String placeholder, String value) {
        known.put(key(placeholder), value);
    }

    /** {@code <id:task:3>} and {@code <str:task:3>} are the same object. */
    private static String key(String placeholder) {
        return placeholder.replace("<str:", "<id:");
    }

    Optional<String> value(String placeholder) {
        if (placeholder.startsWith("<email:")) {
            return Optional.of(placeholder.substring(7, placeholder.length() - 1) + "@example.com");
        }
        return Optional.ofNullable(known.get(key(placeholder)));
    }

    /** Text with every known placeholder replaced; empty when it names an id that no answer has shown. */
    Optional<String> substitute(String text) {
        Matcher matcher = PLACEHOLDER.matcher(text);
        StringBuilder whole = new StringBuilder();
        while (matcher.find()) {
            Optional<String> value = value(matcher.group());
            if (value.isEmpty()) {
                return Optional.empty();
            }
            matcher.appendReplacement(whole, Matcher.quoteReplacement(value.get()));
        }
        return Optional.of(matcher.appendTail(whole).toString());
    }

    /** True when the actual text is what the recorded one describes; unknown ids in it are learned. */
    boolean matches(String recorded, String actual) {
        Matcher matcher = PLACEHOLDER.matcher(recorded);
        StringBuilder regex = new StringBuilder();
        Map<String, String> groups = new HashMap<>();
        int end = 0;
        while (matcher.find()) {
            regex.append(Pattern.quote(recorded.substring(end, matcher.start())));
            end = matcher.end();
            regex.append(pattern(matcher.group(), groups));
        }
        regex.append(Pattern.quote(recorded.substring(end)));
        Matcher found = Pattern.compile(regex.toString(), Pattern.DOTALL).matcher(actual);
        if (!found.matches()) {
            return false;
        }
        groups.forEach((group, placeholder) -> bind(placeholder, found.group(group)));
        return true;
    }

    private String pattern(String placeholder, Map<String, String> groups) {
        if (VOLATILE.containsKey(placeholder)) {
            return VOLATILE.get(placeholder);
        }
        Optional<String> value = value(placeholder);
        if (value.isPresent()) {
            return Pattern.quote(value.get());
        }
        String group = "g" + groups.size();
        if (placeholder.startsWith("<hex8>-")) {
            // A stored file keeps its eight digits, which later requests name.
            groups.put(group, placeholder);
            return "(?<" + group + ">[0-9a-f]{8}" + Pattern.quote(placeholder.substring(6)) + ")";
        }
        groups.put(group, placeholder);
        return "(?<" + group + ">\\d+)";
    }
}
