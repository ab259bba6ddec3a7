package dev.tagloop.learning.baseline;

import dev.tagloop.core.alignment.Bio;
import dev.tagloop.core.alignment.TokenAligner;
import dev.tagloop.core.span.LabeledSpan;
import dev.tagloop.core.span.LabeledText;
import dev.tagloop.core.text.CodePointSpan;
import dev.tagloop.core.text.Text;
import dev.tagloop.core.text.Words;
import dev.tagloop.learning.task.LearningTasks;
import dev.tagloop.learning.task.token.EntityFinder;
import dev.tagloop.learning.task.token.SpanModel;
import dev.tagloop.models.Entity;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import opennlp.tools.ml.perceptron.PerceptronTrainer;
import opennlp.tools.namefind.BioCodec;
import opennlp.tools.namefind.NameFinderME;
import opennlp.tools.namefind.NameSample;
import opennlp.tools.namefind.TokenNameFinderFactory;
import opennlp.tools.namefind.TokenNameFinderModel;
import opennlp.tools.util.ObjectStream;
import opennlp.tools.util.ObjectStreamUtils;
import opennlp.tools.util.Span;
import opennlp.tools.util.TrainingParameters;

/**
 * OpenNLP's name finder: words around a word, their shapes and the labels before decide (a perceptron, which of its
 * algorithms did best on the starter set). Learns in seconds without an encoder.
 */
final class OpenNlpFinder implements OpenNlpModel, EntityFinder {
    private final TokenNameFinderModel model;
    private final List<String> labels;

    private OpenNlpFinder(TokenNameFinderModel model, List<String> labels) {
        this.model = model;
        this.labels = labels;
    }

    static OpenNlpFinder train(List<LabeledText> texts) throws IOException {
        TreeSet<String> labels = texts.stream()
                .flatMap(text -> text.spans().stream())
                .map(LabeledSpan::label)
                .collect(Collectors.toCollection(TreeSet::new));
        List<NameSample> samples =
                texts.stream().map(OpenNlpFinder::sample).flatMap(List::stream).toList();
        TrainingParameters parameters = TrainingParameters.defaultParams();
        parameters.put(TrainingParameters.ALGORITHM_PARAM, PerceptronTrainer.PERCEPTRON_VALUE);
        parameters.put(TrainingParameters.CUTOFF_PARAM, 0);
        parameters.put(TrainingParameters.ITERATIONS_PARAM, 100);
        try (ObjectStream<NameSample> stream = ObjectStreamUtils.createObjectStream(samples)) {
            TokenNameFinderModel model = NameFinderME.train(
                    "und",
                    null,
                    stream,
                    parameters,
                    TokenNameFinderFactory.create(null, null, Map.of(), new BioCodec()));
            return new OpenNlpFinder(model, List.copyOf(labels));
        }
    }

    static OpenNlpFinder read(byte[] bytes, List<String> labels) throws IOException {
        return new OpenNlpFinder(new TokenNameFinderModel(new ByteArrayInputStream(bytes)), labels);
    }

    @Override
    public void write(OutputStream out) throws IOException {
        model.serialize(out);
    }

    @Override
    public QuickModel<?> opened() {
        return new QuickModel<>(LearningTasks.TOKEN_CLASSIFICATION, new SpanModel(this));
    }

    /** The labels of spans. */
    @Override
    public List<String> labels() {
        return labels;
    }

    @Override
    public List<List<Entity>> find(List<String> texts) {
        // The finder keeps state and is made in no time; the model is shared.
        NameFinderME finder = new NameFinderME(model);
        return texts.stream().map(text -> find(finder, Text.of(text))).toList();
    }

    /** Nothing is held outside the heap. */
    @Override
    public void close() {}

    private static List<Entity> find(NameFinderME finder, Text text) {
        List<CodePointSpan> words = Words.of(text);
        if (words.isEmpty()) {
            return List.of();
        }
        Span[] names = finder.find(words.stream().map(text::slice).toArray(String[]::new));
        double[] scores = finder.probs(names);
        finder.clearAdaptiveData();
        return IntStream.range(0, names.length)
                .mapToObj(i -> entity(text, words, names[i], scores[i]))
                .toList();
    }

    private static Entity entity(Text text, List<CodePointSpan> words, Span name, double score) {
        CodePointSpan span = new CodePointSpan(
                words.get(name.getStart()).start(), words.get(name.getEnd() - 1).end());
        return new Entity(name.getType(), score, text.slice(span), span);
    }

    /** A text as the finder learns it; none where it has no word. */
    private static List<NameSample> sample(LabeledText text) {
        List<CodePointSpan> words = Words.of(text.asText());
        if (words.isEmpty()) {
            return List.of();
        }
        List<String> tags = TokenAligner.align(text, words).tags();
        List<Span> names = new ArrayList<>();
        int begin = 0;
        for (int i = 1; i <= tags.size(); i++) {
            if (i == tags.size() || !tags.get(i).startsWith("I-")) {
                if (!tags.get(begin).equals(Bio.OUTSIDE)) {
                    names.add(new Span(begin, i, Bio.labelOf(tags.get(begin))));
                }
                begin = i;
            }
        }
        String[] tokens = words.stream().map(span -> text.asText().slice(span)).toArray(String[]::new);
        return List.of(new NameSample(tokens, names.toArray(Span[]::new), true));
    }
}
