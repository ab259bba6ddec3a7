package dev.tagloop.training.internal.optimizer;

import dev.tagloop.training.optimization.LayerSettings;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Which tensors stay as they are: they have no gradient, so nothing is computed for them. */
public final class Freezing {

    private Freezing() {}

    /**
     * The names of those tensors.
     *
     * @param names all of a model
     * @param fresh names of new ones, which must learn
     * @throws IllegalArgumentException if there are fewer layers, a pattern is none or is found nowhere, a new tensor would
     *     be frozen, or nothing would be left to train
     */
    public static Set<String> of(LayerSettings settings, Collection<String> names, Collection<String> fresh) {
        LayerDepths depths = new LayerDepths(names);
        if (settings.freezeLayers() > depths.layers()) {
            throw new IllegalArgumentException("freeze_layers is " + settings.freezeLayers() + ", but the model has "
                    + depths.layers() + " layers");
        }
        Set<String> frozen = new TreeSet<>();
        for (String name : names) {
            int depth = depths.of(name);
            if (depth == 0 ? settings.freezeEmbeddings() : depth <= settings.freezeLayers()) {
                frozen.add(name);
            }
        }
        settings.frozen().forEach(pattern -> addFound(pattern, names, frozen));
        fresh.stream().filter(frozen::contains).findFirst().ifPresent(name -> {
            throw new IllegalArgumentException("'" + name
                    + "' is new in this model and would be frozen before it has learned anything: freeze less");
        });
        if (frozen.containsAll(names)) {
            throw new IllegalArgumentException("all " + names.size() + " tensors are frozen, nothing is left to train");
        }
        return frozen;
    }

    private static void addFound(String pattern, Collection<String> names, Set<String> frozen) {
        Pattern compiled;
        try {
            compiled = Pattern.compile(pattern);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException(
                    "'" + pattern + "' of the tensors to freeze is no regular expression: " + e.getMessage(), e);
        }
        if (names.stream().noneMatch(name -> compiled.matcher(name).find())) {
            throw new IllegalArgumentException(
                    "no tensor's name has '" + pattern + "', which is to be frozen; there are " + names);
        }
        names.stream().filter(name -> compiled.matcher(name).find()).forEach(frozen::add);
    }
}
