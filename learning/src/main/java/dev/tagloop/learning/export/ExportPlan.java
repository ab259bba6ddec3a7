package dev.tagloop.learning.export;

import dev.tagloop.core.labelconfig.ControlTag;
import dev.tagloop.core.labelconfig.LabelConfig;
import dev.tagloop.core.labelconfig.Variable;
import dev.tagloop.labelstudio.convert.SpanTarget;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Which columns a label config gives: one after the other, what is shown and what each control says about it. */
final class ExportPlan {
    /** The first column of every data set: the task. */
    static final String ID = "id";

    private static final String QUESTION = "question";
    private static final String SUMMARY = "summary";

    private final LabelConfig config;
    private final List<SpanTarget> targets;
    private final List<Columns> columns = new ArrayList<>();
    private final List<String> tasks = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final Set<String> taken = new HashSet<>(Set.of(ID));

    ExportPlan(LabelConfig config) {
        this.config = config;
        this.targets = SpanTarget.all(config);
        boolean answers = isQuestionAnswering();
        shown(answers);
        if (answers) {
            tasks.add("question-answering");
            columns.add(new AnswerColumns(targets.getFirst()));
        } else if (!targets.isEmpty()) {
            tasks.add("token-classification");
            for (int i = 0; i < targets.size(); i++) {
                SpanTarget target = targets.get(i);
                columns.add(new SpanColumns(target, i == 0 ? "" : target.text().name() + "_"));
            }
        }
        config.controls().forEach(this::add);
    }

    List<Columns> columns() {
        return columns;
    }

    /** The Hub's names of what the data set is for. */
    List<String> tasks() {
        return tasks.stream().distinct().toList();
    }

    /** What is left out. */
    List<String> notes() {
        return notes;
    }

    /** Whether spans of a text are labelled, other than answers to a question. */
    boolean hasSpans() {
        return columns.stream().anyMatch(SpanColumns.class::isInstance);
    }

    /** One label to mark answers with, and a question shown beside the text. */
    private boolean isQuestionAnswering() {
        return targets.size() == 1
                && targets.getFirst().labels().size() == 1
                && config.variables().stream()
                        .map(Variable::key)
                        .anyMatch(key -> key.equals(QUESTION)
                                && !keyOf(targets.getFirst()).equals(Optional.of(key)));
    }

    private static Optional<String> keyOf(SpanTarget target) {
        return target.text().dataKey();
    }

    /** What is shown, but for texts whose spans have columns of their own. */
    private void shown(boolean answers) {
        if (answers) {
            taken.addAll(Set.of(AnswerColumns.CONTEXT, AnswerColumns.ANSWERS));
        } else if (!targets.isEmpty()) {
            taken.addAll(Set.of(SpanColumns.TEXT, SpanColumns.TOKENS, SpanColumns.TAGS, SpanColumns.SPANS));
            taken.addAll(PieceRows.COLUMNS);
        }
        for (Variable variable : config.variables()) {
            if (targets.stream().noneMatch(target -> keyOf(target).equals(Optional.of(variable.key())))) {
                columns.add(new DataColumn(variable.key(), free(variable.key())));
            }
        }
    }

    private void add(ControlTag control) {
        if (control instanceof ControlTag.Labels
                && targets.stream().anyMatch(target -> target.controls().contains(control))) {
            return;
        }
        if (control.attribute("perRegion").filter("true"::equalsIgnoreCase).isPresent()) {
            leaveOut(control, "it speaks about single regions");
        } else if (control.name().contains("{{")) {
            leaveOut(control, "it stands in a repeater");
        } else if (control instanceof ControlTag.Choices choices) {
            if (targets.isEmpty()) {
                tasks.add("text-classification");
            }
            columns.add(new ChoiceColumn(choices, free(choiceName(choices))));
        } else if (control instanceof ControlTag.TextArea text) {
            boolean summary = isSummary(text);
            if (summary) {
                tasks.add("summarization");
            }
            columns.add(new TypedColumn(text, free(summary ? SUMMARY : control.name())));
        } else {
            Optional<Columns> column = ValueColumn.of(control, control.name());
            if (column.isEmpty()) {
                leaveOut(control, "rows have no form for a " + control.type());
            } else {
                columns.add(ValueColumn.of(control, free(control.name())).orElseThrow());
            }
        }
    }

    /** By its name; {@code answer} to no question is what Label Studio's own template for summaries calls it. */
    private boolean isSummary(ControlTag.TextArea control) {
        boolean questions = config.variables().stream().map(Variable::key).anyMatch(QUESTION::equals);
        return control.name().toLowerCase(Locale.ROOT).contains(SUMMARY)
                || control.name().equals("answer") && targets.isEmpty() && !questions;
    }

    /** {@code label} as classifiers call it, if there is nothing else that could be meant. */
    private String choiceName(ControlTag.Choices choices) {
        long all = config.controls().stream()
                .filter(ControlTag.Choices.class::isInstance)
                .count();
        if (all > 1 || !targets.isEmpty()) {
            return choices.name();
        }
        return choices.multiple() ? "labels" : "label";
    }

    private void leaveOut(ControlTag control, String why) {
        notes.add("the control " + control.name() + " is left out: " + why);
    }

    /** The name, or one like it that no other column has. */
    private String free(String name) {
        String free = name;
        for (int i = 2; !taken.add(free); i++) {
            free = name + "_" + i;
        }
        return free;
    }
}
