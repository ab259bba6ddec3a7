package dev.tagloop.learning.task.question;

import dev.tagloop.core.answering.AnsweredQuestion;
import dev.tagloop.core.labelconfig.LabelConfig;
import dev.tagloop.labelstudio.convert.AnswerReader;
import dev.tagloop.labelstudio.convert.AnswerWriter;
import dev.tagloop.labelstudio.json.JsonObject;
import dev.tagloop.labelstudio.model.Region;
import dev.tagloop.labelstudio.model.Task;
import dev.tagloop.learning.sampling.pool.AnswerScoreProvider;
import dev.tagloop.learning.task.ProjectExamples;
import java.util.List;
import java.util.Optional;

/** Answered questions in a project whose config asks a question about a text. */
final class QuestionExamples implements ProjectExamples<AnsweredQuestion> {
    private final AnswerReader reader;
    private final AnswerWriter writer;

    QuestionExamples(LabelConfig config) {
        this.reader = AnswerReader.of(config);
        this.writer = AnswerWriter.of(config);
    }

    @Override
    public Reading<AnsweredQuestion> read(Task task, List<Region> regions) {
        Optional<AnsweredQuestion> question = reader.read(task, regions);
        return new Reading<>(
                question,
                question.isPresent()
                        ? List.of()
                        : List.of("it has neither an answer nor the choice that there is none; left out"));
    }

    @Override
    public String text(Task task) {
        return AnswerScoreProvider.text(reader.question(task), reader.context(task));
    }

    @Override
    public JsonObject data(AnsweredQuestion example) {
        return writer.data(example);
    }

    @Override
    public List<Region> regions(AnsweredQuestion example) {
        return writer.regions(example);
    }
}
