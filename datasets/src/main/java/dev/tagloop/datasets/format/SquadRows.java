package dev.tagloop.datasets.format;

import dev.tagloop.datasets.DatasetException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** SQuAD's own files: articles with paragraphs, each a text with its questions. Here they become a row a question. */
public final class SquadRows {
    /** Where such a file keeps its articles. */
    public static final String FIELD = "data";

    /** Where an article keeps its paragraphs. */
    public static final String PARAGRAPHS = "paragraphs";

    private static final Pattern BEGINNING = Pattern.compile("\\s*\\{\\s*\"(?:data|version)\"\\s*:");
    private static final int LOOKED_AT = 1024;

    private SquadRows() {}

    /** Whether a file of JSON begins like such a file. */
    public static boolean areIn(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            String beginning = new String(in.readNBytes(LOOKED_AT), StandardCharsets.UTF_8);
            return BEGINNING.matcher(beginning).lookingAt();
        } catch (IOException e) {
            throw new DatasetException("Cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    /**
     * The questions of an article. What it calls plausible answers are answers to none of its questions.
     *
     * @param article with {@code title} and {@code paragraphs}
     * @throws DatasetException if it has another form
     */
    public static List<Map<String, Object>> of(Map<String, Object> article) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (Map<?, ?> paragraph : maps(article.get(PARAGRAPHS), PARAGRAPHS)) {
            for (Map<?, ?> question : maps(paragraph.get("qas"), "qas")) {
                Map<String, Object> row = new LinkedHashMap<>();
                row.put("id", String.valueOf(question.get("id")));
                row.put("title", article.get("title"));
                row.put("context", paragraph.get("context"));
                row.put("question", question.get("question"));
                row.put("answers", answers(question));
                rows.add(row);
            }
        }
        return rows;
    }

    private static Map<String, Object> answers(Map<?, ?> question) {
        List<Object> texts = new ArrayList<>();
        List<Object> starts = new ArrayList<>();
        boolean impossible = Boolean.TRUE.equals(question.get("is_impossible"));
        Object all = question.get("answers");
        for (Map<?, ?> answer : impossible || all == null ? List.<Map<?, ?>>of() : maps(all, "answers")) {
            texts.add(answer.get("text"));
            starts.add(answer.get("answer_start"));
        }
        Map<String, Object> answers = new LinkedHashMap<>();
        answers.put("text", texts);
        answers.put("answer_start", starts);
        return answers;
    }

    private static List<Map<?, ?>> maps(Object value, String key) {
        if (!(value instanceof List<?> list)) {
            throw new DatasetException("These rows look like SQuAD's, but \"" + key + "\" is no list");
        }
        List<Map<?, ?>> maps = new ArrayList<>();
        for (Object element : list) {
            if (!(element instanceof Map<?, ?> map)) {
                throw new DatasetException("These rows look like SQuAD's, but \"" + key + "\" holds no objects");
            }
            maps.add(map);
        }
        return maps;
    }
}
