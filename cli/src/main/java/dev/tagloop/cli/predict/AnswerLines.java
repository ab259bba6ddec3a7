package dev.tagloop.cli.predict;

import dev.tagloop.core.text.LoneSurrogates;
import dev.tagloop.labelstudio.json.JsonObject;
import dev.tagloop.learning.task.question.QuestionModel;
import dev.tagloop.models.Answer;
import dev.tagloop.models.QuestionAnsweringPipeline.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Answers to questions; a row has {@code question} and {@code text}, or {@code context} as in SQuAD. */
final class AnswerLines implements LinePredictor {
    private final QuestionModel model;

    /** @param model closed with this */
    AnswerLines(QuestionModel model) {
        this.model = model;
    }

    /** A question with its answer; empty where the question leaves no room for a text beside it. */
    private record Said(Query query, Optional<Answer> answer) implements Line {
        private Optional<Answer> part() {
            return answer.filter(given -> !given.span().isEmpty());
        }

        @Override
        public String toJson() {
            JsonObject json = JsonObject.empty()
                    .with("question", query.question())
                    .with("context", query.context())
                    .with("answer", part().map(Answer::text).orElse(""));
            return answer.map(given -> json.with("start", given.span().start())
                            .with("end", given.span().end())
                            .with("score", given.score()))
                    .orElse(json)
                    .toString();
        }

        @Override
        public int found() {
            return part().isPresent() ? 1 : 0;
        }

        @Override
        public List<String> lines() {
            return List.of(part().map(given -> "  %s  %.2f".formatted(given.text(), given.score()))
                    .orElse("The text does not answer the question."));
        }
    }

    @Override
    public String noun() {
        return "answers";
    }

    @Override
    public List<Said> predict(List<JsonObject> rows) {
        List<Query> queries = rows.stream()
                .map(row -> new Query(clean(row, "question"), clean(row, row.has("context") ? "context" : "text")))
                .toList();
        List<Optional<Answer>> answers = model.answers(queries);
        List<Said> said = new ArrayList<>();
        for (int i = 0; i < queries.size(); i++) {
            said.add(new Said(queries.get(i), answers.get(i)));
        }
        return said;
    }

    private static String clean(JsonObject row, String key) {
        return LoneSurrogates.replace(row.text(key).orElse("")).text();
    }

    @Override
    public void close() {
        model.close();
    }
}
