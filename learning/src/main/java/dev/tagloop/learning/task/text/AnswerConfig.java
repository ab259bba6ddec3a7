package dev.tagloop.learning.task.text;

import dev.tagloop.core.labelconfig.LabelConfigBuilder;
import dev.tagloop.labelstudio.model.Annotation;
import dev.tagloop.labelstudio.model.ChoicesRegion;
import dev.tagloop.labelstudio.model.NumberRegion;
import dev.tagloop.labelstudio.model.RatingRegion;
import dev.tagloop.labelstudio.model.Region;
import dev.tagloop.labelstudio.model.Task;
import dev.tagloop.labelstudio.model.TaxonomyRegion;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Infers from annotated tasks the little of their label config that reading answers about whole texts needs: the first control that was used. */
final class AnswerConfig {
    private final Set<String> choices = new LinkedHashSet<>();
    private String control;
    private String type;
    private String object;
    private String key;
    private boolean pair;
    private boolean several;
    private boolean nested;

    private AnswerConfig() {}

    static Optional<String> of(Supplier<Stream<Task>> tasks) {
        AnswerConfig config = new AnswerConfig();
        try (Stream<Task> all = tasks.get()) {
            all.forEach(config::add);
        }
        return config.control == null || config.key == null ? Optional.empty() : Optional.of(config.xml());
    }

    private void add(Task task) {
        for (Annotation annotation : task.annotations()) {
            annotation.result().stream().filter(AnswerConfig::isWhole).forEach(region -> add(task, region));
        }
    }

    /** Whether a region is about a whole text: those about a span bear its place. */
    private static boolean isWhole(Region region) {
        boolean answers = region instanceof ChoicesRegion
                || region instanceof TaxonomyRegion
                || region instanceof RatingRegion
                || region instanceof NumberRegion;
        return answers && region.fromName().isPresent() && !region.value().has("start");
    }

    private void add(Task task, Region region) {
        if (control == null) {
            control = region.fromName().orElseThrow();
            type = region.type().orElse("choices");
            object = region.toName().orElse("text");
            List<String> keys = task.data().keys().stream()
                    .filter(name -> task.data().text(name).isPresent())
                    .toList();
            key = keys.contains("text") ? "text" : keys.stream().findFirst().orElse(null);
            pair = keys.contains("text_pair");
        }
        if (region.fromName().filter(control::equals).isPresent()) {
            List<List<String>> paths = switch (region) {
                case ChoicesRegion chosen -> chosen.paths();
                case TaxonomyRegion chosen -> chosen.paths();
                default -> List.of();
            };
            several |= paths.size() > 1;
            nested |= paths.stream().anyMatch(path -> path.size() > 1);
            paths.stream().map(List::getLast).forEach(choices::add);
        }
    }

    private String xml() {
        LabelConfigBuilder config = new LabelConfigBuilder().text(object, key);
        if (pair) {
            config.text("text_pair", "text_pair");
        }
        return switch (type) {
            case "rating" -> config.control("Rating", control, object).build();
            case "number" -> config.control("Number", control, object).build();
            case "taxonomy" -> config.control("Taxonomy", control, object).build();
            // A control without choices of its own takes every way through a tree.
            default ->
                config.choices(control, object, nested ? Set.of() : choices, several)
                        .build();
        };
    }
}
