package dev.tagloop.datasets.internal.starter;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A passage of {@code starter-qa} with its questions.
 *
 * @param genre the genre, which is the name of its file
 * @param number its number in that file, from 1
 * @param text the passage
 */
record Passage(String genre, int number, String title, String text, List<Question> questions) implements StarterUnit {

    /** @param answers none where the passage does not tell */
    record Question(String text, List<Answer> answers) {

        Question {
            answers = List.copyOf(answers);
        }
    }

    /** @param start in code points of the passage */
    record Answer(String text, int start) {}

    Passage {
        questions = List.copyOf(questions);
    }

    @Override
    public List<Map<String, Object>> rows() {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (Question question : questions) {
            List<Answer> answers = question.answers();
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("id", StarterFile.id(genre, number) + "-" + (rows.size() + 1));
            row.put("title", title);
            row.put("context", text);
            row.put("question", question.text());
            row.put(
                    "answers",
                    Map.of(
                            "text", answers.stream().map(Answer::text).toList(),
                            "answer_start", answers.stream().map(Answer::start).toList()));
            row.put("is_impossible", answers.isEmpty());
            row.put("genre", genre);
            rows.add(row);
        }
        return rows;
    }
}
