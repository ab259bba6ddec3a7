package dev.tagloop.learning.sampling.pool;

import dev.tagloop.learning.sampling.NumberScores;
import dev.tagloop.learning.sampling.TaskScores;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Several versions of a model as a committee (Seung et al. 1992, with versions instead of draws). The newest is the model itself. A version that
 * knows other labels, or cuts a text into other words, has no vote on it. Answers to questions are put under one list, numbers stand beside each other.
 */
public final class CommitteeScoreProvider implements ScoreProvider {
    private final List<ScoreProvider> members;

    /** @param members the versions, the newest first; two or more */
    public CommitteeScoreProvider(List<? extends ScoreProvider> members) {
        if (members.size() < 2) {
            throw new IllegalArgumentException("a committee has two members or more, not " + members.size());
        }
        this.members = List.copyOf(members);
    }

    @Override
    public String version() {
        return members.stream().map(ScoreProvider::version).collect(Collectors.joining(" + ", "committee ", ""));
    }

    @Override
    public List<TaskScores> score(List<String> texts) {
        List<List<TaskScores>> all =
                members.stream().map(member -> member.score(texts)).toList();
        List<TaskScores> scores = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            int text = i;
            scores.add(together(all.stream().map(member -> member.get(text)).toList()));
        }
        return scores;
    }

    /** What the newest says of a task with the votes of all. @param said by each member, the newest first */
    public static TaskScores together(List<TaskScores> said) {
        TaskScores newest = said.getFirst();
        if (newest.isAnswer()) {
            return AnswerVotes.of(said.stream().filter(TaskScores::isAnswer).toList());
        }
        if (newest.number().isPresent()) {
            return newest.withNumber(newest.number()
                    .get()
                    .withMembers(said.stream()
                            .flatMap(own -> own.number().stream())
                            .map(NumberScores::value)
                            .toList()));
        }
        return newest.withMembers(said.stream()
                .filter(own ->
                        own.labels().equals(newest.labels()) && own.units().equals(newest.units()))
                .map(TaskScores::probabilities)
                .toList());
    }
}
