package dev.tagloop.datasets.internal.starter;

import dev.tagloop.datasets.features.Feature;
import dev.tagloop.datasets.features.Features;
import dev.tagloop.datasets.features.ListOf;
import dev.tagloop.datasets.features.Struct;
import dev.tagloop.datasets.features.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code starter-qa}: passages with questions, as {@link PassageReader} reads them, in the shape of SQuAD's second version. */
final class Questions implements StarterKind<Passage> {

    @Override
    public Features features() {
        Map<String, Feature> answers = new LinkedHashMap<>();
        answers.put("text", new ListOf(Value.STRING));
        answers.put("answer_start", new ListOf(Value.INT32));
        return Features.with("id", Value.STRING)
                .and("title", Value.STRING)
                .and("context", Value.STRING)
                .and("question", Value.STRING)
                .and("answers", new Struct(answers))
                .and("is_impossible", Value.BOOL)
                .and("genre", Value.STRING);
    }

    @Override
    public List<Passage> read(StarterFile file) {
        return new PassageReader(file).passages();
    }

    @Override
    public Map<String, String> counts(List<Passage> all) {
        Map<String, String> counts = new LinkedHashMap<>();
        counts.put("passages", String.valueOf(all.size()));
        counts.put("questions", String.valueOf(questions(all).size()));
        counts.put("unanswerable", String.valueOf(unanswerable(all)));
        counts.put("several", String.valueOf(several(all)));
        counts.put(
                "genres",
                new CountTable<Passage>("genre")
                        .column("passages", List::size)
                        .column("questions", passages -> questions(passages).size())
                        .column("without an answer", Questions::unanswerable)
                        .column("with two answers", Questions::several)
                        .of(all));
        return counts;
    }

    private static List<Passage.Question> questions(List<Passage> passages) {
        return passages.stream()
                .flatMap(passage -> passage.questions().stream())
                .toList();
    }

    private static long unanswerable(List<Passage> passages) {
        return questions(passages).stream()
                .filter(question -> question.answers().isEmpty())
                .count();
    }

    private static long several(List<Passage> passages) {
        return questions(passages).stream()
                .filter(question -> question.answers().size() > 1)
                .count();
    }
}
