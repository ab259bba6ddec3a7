package dev.tagloop.learning.task.question;

import dev.tagloop.core.labelconfig.LabelConfig;
import dev.tagloop.core.labelconfig.LabelConfigBuilder;
import dev.tagloop.labelstudio.convert.AnswerReader;
import dev.tagloop.labelstudio.model.Annotation;
import dev.tagloop.labelstudio.model.ChoicesRegion;
import dev.tagloop.labelstudio.model.LabelsRegion;
import dev.tagloop.labelstudio.model.Region;
import dev.tagloop.labelstudio.model.Task;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Infers from annotated tasks the little of their label config that reading questions with their answers needs. */
final class QuestionConfig {
    private static final String QUESTION = "question";

    private final Set<String> labels = new LinkedHashSet<>();
    private final Set<String> choices = new LinkedHashSet<>();
    private String control;
    private String object;
    private String choice;
    private String choiceObject;
    private String question;
    private String context;

    private QuestionConfig() {}

    static Optional<String> of(Supplier<Stream<Task>> tasks) {
        QuestionConfig config = new QuestionConfig();
        try (Stream<Task> all = tasks.get()) {
            all.forEach(config::add);
        }
        if (config.control == null || config.question == null || config.context == null) {
            return Optional.empty();
        }
        return Optional.of(config.xml()).filter(xml -> AnswerReader.fits(LabelConfig.parse(xml)));
    }

    private void add(Task task) {
        List<Region> regions = task.annotations().stream()
                .map(Annotation::result)
                .flatMap(List::stream)
                .toList();
        for (Region region : regions) {
            if (region instanceof LabelsRegion marked) {
                control = control == null ? marked.fromName().orElse(null) : control;
                object = object == null ? marked.toName().orElse(null) : object;
                labels.addAll(marked.labels());
                keys(task, marked);
            } else if (region instanceof ChoicesRegion chosen && !chosen.value().has("start")) {
                choice = choice == null ? chosen.fromName().orElse(null) : choice;
                choiceObject = choiceObject == null ? chosen.toName().orElse(null) : choiceObject;
                choices.addAll(chosen.choices());
            }
        }
    }

    /** The question is called so; the text is another one, and holds what was marked. */
    private void keys(Task task, LabelsRegion marked) {
        if (question != null) {
            return;
        }
        List<String> texts = task.data().keys().stream()
                .filter(key -> task.data().text(key).isPresent())
                .toList();
        question = texts.stream()
                .filter(key -> key.toLowerCase(Locale.ROOT).endsWith(QUESTION))
                .findFirst()
                .orElse(null);
        String said = marked.text().orElse("");
        context = texts.stream()
                .filter(key -> !key.equals(question))
                .filter(key -> task.data().text(key).orElse("").contains(said))
                .findFirst()
                .orElse(null);
    }

    private String xml() {
        String text = object == null ? "text" : object;
        String asked = choiceObject == null || choiceObject.equals(text) ? QUESTION : choiceObject;
        LabelConfigBuilder config = new LabelConfigBuilder()
                .text(text, context)
                .text(asked, question)
                .labels(control, text, labels);
        if (choice != null) {
            config.choices(choice, choiceObject == null ? text : choiceObject, choices, false);
        }
        return config.build();
    }
}
