package dev.tagloop.learning.learner;

import dev.tagloop.core.labelconfig.LabelConfig;
import dev.tagloop.core.labelconfig.LabelConfigException;
import dev.tagloop.labelstudio.backend.BackendException;
import dev.tagloop.labelstudio.backend.BackendException.Fault;
import dev.tagloop.labelstudio.backend.BackendProject;
import dev.tagloop.labelstudio.backend.Learner;
import dev.tagloop.labelstudio.json.JsonObject;
import dev.tagloop.learning.sampling.TaskKind;
import dev.tagloop.learning.sampling.pool.PoolModel;
import dev.tagloop.learning.task.LearningTask;
import dev.tagloop.learning.task.LearningTasks;
import dev.tagloop.learning.task.text.TextClassificationTask;
import dev.tagloop.learning.train.TrainingRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * What is learned in a project: one kind of answers. A project may collect several, such as entities and a topic; which of them is learned, somebody
 * chooses ({@code task}, {@code control} of {@link BackendProject#extraParams}), else the most telling kind and its first control are.
 *
 * @param project the project; where a control was chosen, its configuration has no other
 * @param config that configuration
 * @param task the kind of model
 * @param control the control that was chosen; empty if it is the one that would be taken anyway
 */
record Subject(BackendProject project, LabelConfig config, LearningTask<?> task, Optional<String> control) {
    static final String TASK = "task";
    static final String CONTROL = "control";
    private static final String OF = ": ";

    /** @throws BackendException with the reason if there is nothing to learn, or not what somebody chose */
    static Subject of(BackendProject project) {
        return of(project, text(project, TASK), text(project, CONTROL));
    }

    /** As the other one, where settings of a single training may say otherwise. */
    static Subject of(BackendProject project, JsonObject settings) {
        return of(
                project,
                settings.text(TASK).or(() -> text(project, TASK)),
                settings.text(CONTROL).or(() -> text(project, CONTROL)));
    }

    /** What a version has learned, in the project as it is configured now. */
    static Subject of(BackendProject project, TrainingRun run) {
        return of(project, Optional.of(run.learned().name()), control(run));
    }

    private static Subject of(BackendProject project, Optional<String> task, Optional<String> control) {
        LabelConfig whole = config(project);
        Optional<String> chosen = control.filter(name -> !isFirst(whole, name));
        LabelConfig spoken = control.map(name -> only(whole, name)).orElse(whole);
        LearningTask<?> learned = task.<LearningTask<?>>map(name -> named(spoken, name))
                .or(() -> LearningTasks.of(spoken))
                .orElseThrow(Subject::nothing);
        return chosen.isEmpty()
                ? new Subject(project, whole, learned, chosen)
                : new Subject(
                        new BackendProject(project.key(), spoken.xml(), project.server(), project.extraParams()),
                        spoken,
                        learned,
                        chosen);
    }

    private static LabelConfig config(BackendProject project) {
        try {
            return LabelConfig.parse(project.labelConfig());
        } catch (LabelConfigException e) {
            throw new BackendException(Fault.PREDICTION, "The label config cannot be read: " + e.getMessage(), e);
        }
    }

    private static Optional<String> text(BackendProject project, String key) {
        return project.extraParams()
                .map(params -> params.path(key))
                .filter(JsonNode::isString)
                .map(JsonNode::stringValue)
                .filter(value -> !value.isBlank());
    }

    private static LabelConfig only(LabelConfig config, String control) {
        try {
            return config.only(control);
        } catch (IllegalArgumentException e) {
            throw new BackendException(Fault.PREDICTION, "Of what is to be learned: " + e.getMessage() + ".", e);
        }
    }

    private static LearningTask<?> named(LabelConfig config, String name) {
        LearningTask<?> task;
        try {
            task = LearningTasks.named(name);
        } catch (IllegalArgumentException e) {
            throw new BackendException(Fault.PREDICTION, "Of what is to be learned: " + e.getMessage() + ".", e);
        }
        if (!task.fits(config)) {
            throw new BackendException(
                    Fault.PREDICTION,
                    "This label config collects no answers for " + task.name() + "; it does for "
                            + LearningTasks.allOf(config).stream()
                                    .map(LearningTask::name)
                                    .collect(Collectors.joining(", "))
                            + ".");
        }
        return task;
    }

    private static BackendException nothing() {
        return new BackendException(
                Fault.PREDICTION,
                "The built-in learner finds nothing to learn in this label config. It learns <Labels> for a <Text>;"
                        + " <Choices>, <Taxonomy>, <Rating> or <Number> for a whole <Text>; answers to questions;"
                        + " and a <TextArea> for what is written about a <Text>.");
    }

    /** Whether the control is the one that answers about whole texts are read from where none is chosen. */
    private static boolean isFirst(LabelConfig config, String control) {
        List<String> whole = TextClassificationTask.controls(config);
        return !whole.isEmpty() && whole.getFirst().equals(control);
    }

    /** All that can be learned in a project, what is taken unless somebody chooses first. */
    static List<Learner.Learnable> all(BackendProject project) {
        LabelConfig config = config(project);
        List<Learner.Learnable> all = new ArrayList<>();
        for (LearningTask<?> task : LearningTasks.allOf(config)) {
            if (task.equals(LearningTasks.TEXT_CLASSIFICATION)) {
                TextClassificationTask.controls(config)
                        .forEach(name -> all.add(new Learner.Learnable(task.name(), Optional.of(name))));
            } else {
                all.add(new Learner.Learnable(task.name(), Optional.empty()));
            }
        }
        return all;
    }

    /** Which of {@link #all} it is. */
    Learner.Learnable learnable() {
        return new Learner.Learnable(
                task.name(),
                task.equals(LearningTasks.TEXT_CLASSIFICATION)
                        ? TextClassificationTask.controls(config).stream().findFirst()
                        : Optional.empty());
    }

    /** The project with this name for people, by which {@link #isOf} knows it again. */
    String name() {
        return "project " + project.id() + control.map(name -> OF + name).orElse("");
    }

    /** Whether a version has learned this. */
    boolean isOf(TrainingRun run) {
        return run.learned().equals(task) && control(run).equals(control);
    }

    private static Optional<String> control(TrainingRun run) {
        int at = run.data().startsWith("project ") ? run.data().indexOf(OF) : -1;
        return at < 0 ? Optional.empty() : Optional.of(run.data().substring(at + OF.length()));
    }

    boolean isSpans() {
        return task.equals(LearningTasks.TOKEN_CLASSIFICATION);
    }

    /** What reads the tasks before they are ordered. */
    PoolModel reader() {
        return PoolModel.of(task);
    }

    /** What is learned about the tasks. */
    TaskKind kind() {
        return switch (reader()) {
            case WORDS -> TaskKind.SPANS;
            case ANSWERS -> TaskKind.ANSWER;
            case SUMMARIES, WRITTEN_ANSWERS -> TaskKind.TEXT;
            case CLASSES -> TaskKind.of(TextClassificationTask.asks(config).orElseThrow());
        };
    }

    /** Settings of a training without what says what is learned. */
    static JsonObject withoutChoice(JsonObject settings) {
        return settings.without(TASK).without(CONTROL);
    }
}
