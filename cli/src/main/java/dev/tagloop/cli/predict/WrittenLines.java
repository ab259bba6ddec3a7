package dev.tagloop.cli.predict;

import dev.tagloop.core.text.LoneSurrogates;
import dev.tagloop.core.writing.QuestionPrompt;
import dev.tagloop.labelstudio.json.JsonObject;
import dev.tagloop.learning.task.writing.WrittenModel;
import dev.tagloop.training.WritingTask;
import java.util.ArrayList;
import java.util.List;

/** What is written about texts; a row with a {@code question} gets an answer from its text. */
final class WrittenLines implements LinePredictor {
    private final WritingTask work;
    private final WrittenModel model;

    /** @param model closed with this */
    WrittenLines(WritingTask work, WrittenModel model) {
        this.work = work;
        this.model = model;
    }

    /**
     * A text with what was written about it.
     *
     * @param key the name that Hugging Face's pipeline gives it
     */
    private record Written(String text, String key, String written) implements Line {
        @Override
        public String toJson() {
            return JsonObject.empty().with("text", text).with(key, written).toString();
        }

        @Override
        public int found() {
            return written.isBlank() ? 0 : 1;
        }

        @Override
        public List<String> lines() {
            return List.of(written);
        }
    }

    @Override
    public String noun() {
        return work == WritingTask.SUMMARIZATION ? "summaries" : "answers";
    }

    @Override
    public List<? extends Line> predict(List<JsonObject> rows) {
        List<String> written =
                model.write(rows.stream().map(WrittenLines::source).toList());
        List<Written> lines = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            lines.add(new Written(text(rows.get(i), "text"), work.outputKey(), written.get(i)));
        }
        return lines;
    }

    private static String source(JsonObject row) {
        String text = text(row, "text");
        String question = text(row, "question");
        return question.isBlank() ? text : QuestionPrompt.of(question, text);
    }

    private static String text(JsonObject row, String key) {
        return LoneSurrogates.replace(row.text(key).orElse("")).text();
    }

    @Override
    public void close() {
        model.close();
    }
}
