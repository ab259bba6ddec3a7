package dev.tagloop.learning.simulation.task;

import dev.tagloop.core.answering.AnsweredQuestion;
import dev.tagloop.core.metrics.EditCost;
import dev.tagloop.core.rows.RowReader;
import dev.tagloop.core.span.LabeledSpan;
import dev.tagloop.core.text.CodePointSpan;
import dev.tagloop.learning.sampling.TaskKind;
import dev.tagloop.learning.sampling.pool.AnswerScoreProvider;
import dev.tagloop.learning.task.LearningTask;
import dev.tagloop.learning.task.LearningTasks;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Answers to questions, marked in a text. */
final class AnswerSimulation implements SimulatedTask<AnsweredQuestion> {
    @Override
    public LearningTask<AnsweredQuestion> task() {
        return LearningTasks.QUESTION_ANSWERING;
    }

    @Override
    public String figure() {
        return "F1";
    }

    @Override
    public String counting() {
        return "Suggestions are counted by marked answer: two actions for one made or deleted, four for one with other borders.";
    }

    @Override
    public String defaultSampler() {
        return "least-confidence";
    }

    /** Question and text: each question is a task, which shows its text again. */
    @Override
    public String text(AnsweredQuestion example) {
        return AnswerScoreProvider.text(example.question(), example.context());
    }

    @Override
    public Map<String, Integer> labels(AnsweredQuestion example) {
        return Map.of();
    }

    @Override
    public EditCost edits(List<AnsweredQuestion> gold, List<AnsweredQuestion> suggested) {
        List<List<LabeledSpan>> wanted = new ArrayList<>();
        List<List<LabeledSpan>> given = new ArrayList<>();
        for (int i = 0; i < gold.size(); i++) {
            Optional<CodePointSpan> answer = suggested.get(i).target();
            // What one of several people marked is right.
            wanted.add(marked(answer.filter(gold.get(i).answers()::contains).or(gold.get(i)::target)));
            given.add(marked(answer));
        }
        return EditCost.of(wanted, given);
    }

    private static List<LabeledSpan> marked(Optional<CodePointSpan> answer) {
        return answer.map(span -> new LabeledSpan(span, RowReader.ANSWER)).stream()
                .toList();
    }

    @Override
    public TaskKind kind() {
        return TaskKind.ANSWER;
    }
}
