package dev.tagloop.core.labelconfig;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Other names for labels of a control, all at once: {@code {A: B, B: A}} swaps. Several labels that get one name are merged, and so is a
 * label that gets the name of another; what remains in the configuration is the label that had the name before, else the first of them,
 * with its colour and hotkey.
 *
 * {@snippet :
 * LabelRenaming renaming = LabelRenaming.of(config, "ner", Map.of("PERSON", "PER"));
 * renaming.config();        // without PERSON
 * renaming.label("PERSON"); // PER
 * }
 *
 * Labels are named by what regions hold: the alias where there is one. An option inside others is named by its own value, which means every
 * option of this value, or by its path with slashes, such as {@code Animal/Cat}; the new name is one of its own too, or the path of an
 * option that it is merged into.
 */
public final class LabelRenaming {

    private final LabelConfig config;
    private final OptionTree tree;
    private final Element root;
    private final String control;
    /** The new last part of a path. */
    private final Map<List<String>, String> names = new HashMap<>();
    /** The whole new path. */
    private final Map<List<String>, List<String>> merges = new HashMap<>();
    /** Names that only regions have. */
    private final Map<String, String> bare = new LinkedHashMap<>();

    private LabelRenaming(LabelConfig config, ControlTag control) {
        this.config = config;
        this.control = control.name();
        this.root = XmlReader.read(config.xml());
        this.tree = new OptionTree(find(root, this.control));
    }

    private static Element find(Element element, String name) {
        if (name.equals(element.attributes.get("name")) && element.attributes.containsKey("toName")) {
            return element;
        }
        // The last of a name counts, as it does in the configuration.
        for (Element child : element.children.reversed()) {
            Element found = find(child, name);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    /**
     * Reads what is wanted.
     *
     * @param renames new names by old ones
     * @throws IllegalArgumentException with a sentence for the person who asked, when that cannot be done
     */
    public static LabelRenaming of(LabelConfig config, String control, Map<String, String> renames) {
        ControlTag tag = config.control(control)
                .orElseThrow(() -> new IllegalArgumentException("The config has no control \"" + control
                        + "\". It has: "
                        + config.controls().stream().map(ControlTag::name).collect(Collectors.joining(", ")) + "."));
        LabelRenaming renaming = new LabelRenaming(config, tag);
        renames.forEach(renaming::add);
        renaming.checkBare(tag);
        return renaming;
    }

    private void add(String old, String fresh) {
        if (fresh.isBlank()) {
            throw new IllegalArgumentException("The new name of \"" + old + "\" is empty: give it one.");
        }
        List<OptionTree.Option> meant = tree.options().stream()
                .filter(option -> option.path().getLast().equals(old))
                .toList();
        if (meant.isEmpty() && tree.isNested()) {
            meant = tree.options().stream()
                    .filter(option -> option.path().equals(parts(old)))
                    .toList();
        }
        if (meant.isEmpty()) {
            bare.put(old, fresh);
        }
        meant.forEach(option -> add(option, fresh));
    }

    private void add(OptionTree.Option option, String fresh) {
        List<String> parts = tree.isNested() ? parts(fresh) : List.of(fresh);
        List<String> path = option.path();
        if (parts.size() == 1 || parts.subList(0, parts.size() - 1).equals(path.subList(0, path.size() - 1))) {
            names.put(path, parts.getLast());
        } else if (tree.has(parts)) {
            if (startsWith(parts, path)) {
                throw new IllegalArgumentException("\"" + fresh + "\" lies in \"" + String.join("/", path)
                        + "\": a label cannot be merged into one inside it.");
            }
            merges.put(path, parts);
        } else {
            throw new IllegalArgumentException("There is no \"" + fresh + "\" to merge \"" + String.join("/", path)
                    + "\" into. Add it to the config first.");
        }
    }

    private static boolean startsWith(List<String> path, List<String> start) {
        return path.size() >= start.size() && path.subList(0, start.size()).equals(start);
    }

    private static List<String> parts(String path) {
        return Arrays.stream(path.split("/"))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }

    /** A name that only regions have must become one that the control offers. */
    private void checkBare(ControlTag tag) {
        if (tag.hasDynamicOptions() || tree.options().isEmpty()) {
            return;
        }
        Set<String> offered = new LinkedHashSet<>();
        tree.options().forEach(option -> offered.add(path(option.path()).getLast()));
        bare.forEach((old, fresh) -> {
            if (!offered.contains(fresh)) {
                throw new IllegalArgumentException("\"" + control + "\" has neither a label \"" + old
                        + "\" nor a label \"" + fresh + "\". It has: " + String.join(", ", tag.labels()) + ".");
            }
        });
    }

    /** The old names that no label of the configuration has: they make sense only where annotations hold them. */
    public Set<String> unknown() {
        return Set.copyOf(bare.keySet());
    }

    /** The new name of a label. */
    public String label(String old) {
        Set<String> fresh = tree.options().stream()
                .filter(option -> option.path().getLast().equals(old))
                .map(option -> path(option.path()).getLast())
                .collect(Collectors.toSet());
        // Of several options with this name not all get the same one: a name alone does not tell which is meant.
        return fresh.isEmpty()
                ? bare.getOrDefault(old, old)
                : fresh.size() == 1 ? fresh.iterator().next() : old;
    }

    /** The new path of an option inside others. */
    public List<String> path(List<String> old) {
        List<String> merged = prefixed(old);
        List<String> path = new ArrayList<>();
        for (int i = 0; i < old.size(); i++) {
            List<String> prefix = old.subList(0, i + 1);
            if (merges.containsKey(prefix)) {
                path.clear();
                path.addAll(merged);
            } else {
                String name = old.get(i);
                path.add(names.getOrDefault(prefix, tree.has(prefix) ? name : bare.getOrDefault(name, name)));
            }
        }
        return List.copyOf(path);
    }

    /** Where the longest part of a path that is merged into another ends up; names that change on the way count. */
    private List<String> prefixed(List<String> old) {
        for (int end = old.size(); end > 0; end--) {
            List<String> target = merges.get(old.subList(0, end));
            if (target != null) {
                List<String> path = new ArrayList<>();
                for (int i = 0; i < target.size(); i++) {
                    path.add(names.getOrDefault(target.subList(0, i + 1), target.get(i)));
                }
                return path;
            }
        }
        return List.of();
    }

    /** The configuration with the new names. */
    public LabelConfig config() {
        ConfigRewriter rewriter = new ConfigRewriter(config.xml());
        SequencedMap<List<String>, List<OptionTree.Option>> byPath = new LinkedHashMap<>();
        tree.options()
                .forEach(option -> byPath.computeIfAbsent(path(option.path()), path -> new ArrayList<>())
                        .add(option));
        Map<OptionTree.Option, OptionTree.Option> kept = new HashMap<>();
        byPath.forEach((path, options) -> {
            boolean changed = options.stream().anyMatch(option -> !option.path().equals(path));
            OptionTree.Option survivor = survivor(path, options);
            options.forEach(option -> kept.put(option, changed ? survivor : option));
        });
        for (OptionTree.Option option : tree.options()) {
            String name = path(option.path()).getLast();
            if (!kept.get(option).equals(option)) {
                rewriter.remove(option.element());
            } else {
                if (!name.equals(option.path().getLast())) {
                    rewriter.set(option.element(), option.attribute(), name);
                }
                if (option.parent() != null && !kept.get(option.parent()).equals(option.parent())) {
                    rewriter.move(option.element(), kept.get(option.parent()).element());
                }
            }
        }
        new Conditions(rewriter, kept).rename(root);
        return LabelConfig.parse(rewriter.write(root));
    }

    private OptionTree.Option survivor(List<String> path, List<OptionTree.Option> options) {
        return options.stream()
                .filter(option -> option.path().equals(path))
                .findFirst()
                .or(() -> options.stream()
                        .filter(option -> !merges.containsKey(option.path()))
                        .findFirst())
                .orElse(options.getFirst());
    }

    /** The attributes that wait for a label to be chosen. */
    private final class Conditions {
        private final ConfigRewriter rewriter;
        private final Map<String, String> seen = new HashMap<>();

        Conditions(ConfigRewriter rewriter, Map<OptionTree.Option, OptionTree.Option> kept) {
            this.rewriter = rewriter;
            kept.forEach((option, survivor) -> {
                if (!option.equals(survivor)) {
                    option.seen()
                            .ifPresent(
                                    text -> seen.put(text, path(option.path()).getLast()));
                }
            });
        }

        void rename(Element element) {
            List<String> awaited = list(element, "whenTagName");
            if (awaited.isEmpty() || awaited.contains(control)) {
                for (String attribute : List.of("whenLabelValue", "whenChoiceValue")) {
                    rename(element, attribute, awaited.isEmpty());
                }
            }
            element.children.forEach(this::rename);
        }

        private void rename(Element element, String attribute, boolean anyControl) {
            List<String> before = list(element, attribute);
            Set<String> after = new LinkedHashSet<>();
            for (String name : before) {
                if (anyControl && othersOffer(name)) {
                    after.add(name);
                }
                String fresh = label(name);
                after.add(fresh.equals(name) ? seen.getOrDefault(name, name) : fresh);
            }
            if (!List.copyOf(after).equals(before)) {
                rewriter.set(element, attribute, String.join(",", after));
            }
        }

        private boolean othersOffer(String name) {
            return config.controls().stream()
                    .anyMatch(other ->
                            !other.name().equals(control) && other.labels().contains(name));
        }

        private static List<String> list(Element element, String attribute) {
            return Arrays.stream(element.attributes.getOrDefault(attribute, "").split(","))
                    .map(String::strip)
                    .filter(part -> !part.isEmpty())
                    .toList();
        }
    }
}
