package dev.tagloop.datasets.discovery;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds splits by the names of folders and files; the first rule that finds anything decides. */
final class Discovery {

    private static final Pattern SHARD =
            Pattern.compile("data/(?<split>\\w+(?:\\.\\w+)*)-[0-9]{5}-of-[0-9]{5}[^/]*\\.[^/]*");
    private static final String SEPARATORS = "[-._ 0-9]";

    private static final Map<String, List<String>> KEYWORDS = keywords();

    private static final List<String> FOLDER_RULES =
            List.of("**/{k}/**", "**/{k}{s}*/**", "**/*{s}{k}/**", "**/*{s}{k}{s}*/**");
    private static final List<String> FILE_RULES = List.of("**/{k}{s}*", "**/*{s}{k}{s}*");

    private Discovery() {}

    private static Map<String, List<String>> keywords() {
        Map<String, List<String>> keywords = new LinkedHashMap<>();
        keywords.put("train", List.of("train", "training"));
        keywords.put("validation", List.of("validation", "valid", "dev", "val"));
        keywords.put("test", List.of("test", "testing", "eval", "evaluation"));
        return keywords;
    }

    static Map<String, List<String>> find(List<String> paths) {
        Map<String, List<String>> sharded = sharded(paths);
        if (!sharded.isEmpty()) {
            return sharded;
        }
        List<String> logs = new Glob("**/*.eval").select(paths);
        if (!logs.isEmpty()) {
            return Map.of("logs", logs);
        }
        for (List<String> rules : List.of(FOLDER_RULES, FILE_RULES)) {
            Map<String, List<String>> named = byKeyword(paths, rules);
            if (!named.isEmpty()) {
                return named;
            }
        }
        List<String> all = new Glob("**").select(paths);
        return all.isEmpty() ? Map.of() : Map.of("train", all);
    }

    private static Map<String, List<String>> sharded(List<String> paths) {
        Map<String, TreeSet<String>> bySplit = new TreeMap<>();
        for (String path : paths) {
            Matcher shard = SHARD.matcher(path);
            if (shard.matches()) {
                bySplit.computeIfAbsent(shard.group("split"), split -> new TreeSet<>())
                        .add(path);
            }
        }
        Map<String, List<String>> ordered = new LinkedHashMap<>();
        KEYWORDS.keySet().forEach(split -> {
            if (bySplit.containsKey(split)) {
                ordered.put(split, List.copyOf(bySplit.remove(split)));
            }
        });
        bySplit.forEach((split, files) -> ordered.put(split, List.copyOf(files)));
        return ordered;
    }

    private static Map<String, List<String>> byKeyword(List<String> paths, List<String> rules) {
        Map<String, List<String>> found = new LinkedHashMap<>();
        KEYWORDS.forEach((split, keywords) -> {
            TreeSet<String> files = new TreeSet<>();
            for (String keyword : keywords) {
                for (String rule : rules) {
                    files.addAll(new Glob(rule.replace("{k}", keyword).replace("{s}", SEPARATORS)).select(paths));
                }
            }
            if (!files.isEmpty()) {
                found.put(split, List.copyOf(files));
            }
        });
        return found;
    }
}
