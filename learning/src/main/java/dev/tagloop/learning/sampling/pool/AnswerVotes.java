package dev.tagloop.learning.sampling.pool;

import dev.tagloop.learning.sampling.TaskScores;
import java.util.ArrayList;
import java.util.List;

/** Puts the answers of several versions under one list: an answer that a version did not find has nothing of it. */
final class AnswerVotes {
    private AnswerVotes() {}

    /** @param said of one question, by the newest version first; one or more */
    static TaskScores of(List<TaskScores> said) {
        List<String> answers = new ArrayList<>();
        said.forEach(own -> own.labels().stream()
                .filter(answer -> !isLast(own, answer) && !answers.contains(answer))
                .forEach(answers::add));
        answers.add(TaskScores.NO_ANSWER);
        answers.add(AnswerScoreProvider.ELSE);
        List<float[][]> votes =
                said.stream().map(own -> new float[][] {spread(own, answers)}).toList();
        TaskScores newest = said.getFirst();
        return TaskScores.ofAnswers(answers, votes.getFirst()[0])
                .withMembers(votes)
                .withEmbedding(newest.embedding());
    }

    private static boolean isLast(TaskScores scores, String answer) {
        return scores.labels().indexOf(answer) >= scores.labels().size() - 2;
    }

    private static float[] spread(TaskScores scores, List<String> answers) {
        float[] row = new float[answers.size()];
        int last = scores.labels().size() - 1;
        for (int i = 0; i <= last; i++) {
            // The last two mean the same in every list, whatever the text says itself.
            int place = i >= last - 1
                    ? answers.size() - 1 - (last - i)
                    : answers.indexOf(scores.labels().get(i));
            row[place] += scores.probabilities()[0][i];
        }
        return row;
    }
}
