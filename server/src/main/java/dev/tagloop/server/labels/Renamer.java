package dev.tagloop.server.labels;

import dev.tagloop.core.labelconfig.LabelConfig;
import dev.tagloop.core.labelconfig.LabelRenaming;
import java.util.ArrayList;
import java.util.List;

/** Other names for what regions hold. */
interface Renamer {
    /** Whether it is about the regions of this control. */
    boolean concerns(String control);

    String label(String old);

    List<String> path(List<String> old);

    /** The old labels that {@link #path} gives other names, as a person writes them. */
    List<String> renamed(List<String> path);

    /** Of one control, as its config is changed. */
    record OfControl(LabelConfig config, String control, LabelRenaming renaming) implements Renamer {
        @Override
        public boolean concerns(String other) {
            return config.controlOf(other)
                    .filter(found -> found.name().equals(control))
                    .isPresent();
        }

        @Override
        public String label(String old) {
            return renaming.label(old);
        }

        @Override
        public List<String> path(List<String> old) {
            return renaming.path(old);
        }

        @Override
        public List<String> renamed(List<String> path) {
            List<String> changed = new ArrayList<>();
            for (int end = 1; end <= path.size(); end++) {
                List<String> part = path.subList(0, end);
                List<String> before = part.subList(0, end - 1);
                List<String> moved = new ArrayList<>(renaming.path(before));
                moved.add(path.get(end - 1));
                if (!renaming.path(part).equals(moved)) {
                    changed.add(String.join("/", part));
                }
            }
            return changed;
        }
    }

    /** Of one label, wherever it stands; as a path, also in all that lies in it. */
    record Everywhere(List<String> old, List<String> fresh) implements Renamer {
        @Override
        public boolean concerns(String control) {
            return true;
        }

        @Override
        public String label(String label) {
            return old.size() == 1 && old.getFirst().equals(label) ? fresh.getLast() : label;
        }

        @Override
        public List<String> path(List<String> path) {
            if (path.size() < old.size() || !path.subList(0, old.size()).equals(old)) {
                return path;
            }
            List<String> changed = new ArrayList<>(fresh);
            changed.addAll(path.subList(old.size(), path.size()));
            return changed;
        }

        @Override
        public List<String> renamed(List<String> path) {
            return path(path).equals(path) ? List.of() : List.of(String.join("/", old));
        }
    }
}
