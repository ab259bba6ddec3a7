package dev.tagloop.learning.baseline;

import dev.tagloop.core.classification.ClassifiedText;
import dev.tagloop.core.classification.ProblemType;
import dev.tagloop.core.text.Text;
import dev.tagloop.core.text.Words;
import dev.tagloop.learning.task.LearningTasks;
import dev.tagloop.learning.task.text.ClassifiedModel;
import dev.tagloop.learning.task.text.TextScorer;
import dev.tagloop.models.ScoredLabel;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import opennlp.tools.doccat.DoccatFactory;
import opennlp.tools.doccat.DoccatModel;
import opennlp.tools.doccat.DocumentCategorizerME;
import opennlp.tools.doccat.DocumentSample;
import opennlp.tools.ml.naivebayes.NaiveBayesTrainer;
import opennlp.tools.util.ObjectStream;
import opennlp.tools.util.ObjectStreamUtils;
import opennlp.tools.util.TrainingParameters;

/**
 * OpenNLP's document categorizer: the words of a text, wherever they stand, decide (naive Bayes, which did better on the starter set than
 * maximum entropy). Gives one label a text.
 */
final class OpenNlpCategorizer implements OpenNlpModel, TextScorer {
    private final DoccatModel model;
    private final List<String> labels;

    private OpenNlpCategorizer(DoccatModel model, List<String> labels) {
        this.model = model;
        this.labels = labels;
    }

    /** @throws IllegalArgumentException if the texts have several labels or numbers, or fewer than two labels in all */
    static OpenNlpCategorizer train(List<ClassifiedText> texts) throws IOException {
        requireOneLabelEach(texts);
        List<DocumentSample> samples = texts.stream()
                .map(text -> new DocumentSample(text.labels().getFirst(), words(text.text(), text.pair())))
                .filter(sample -> sample.getText().length > 0)
                .toList();
        List<String> labels = List.copyOf(
                samples.stream().map(DocumentSample::getCategory).collect(Collectors.toCollection(TreeSet::new)));
        if (labels.size() < 2) {
            throw new IllegalArgumentException("OpenNLP tells labels apart, and the texts with words have the labels "
                    + labels + ". Label texts with another one too.");
        }
        TrainingParameters parameters = TrainingParameters.defaultParams();
        parameters.put(TrainingParameters.ALGORITHM_PARAM, NaiveBayesTrainer.NAIVE_BAYES_VALUE);
        parameters.put(TrainingParameters.CUTOFF_PARAM, 0);
        try (ObjectStream<DocumentSample> stream = ObjectStreamUtils.createObjectStream(samples)) {
            return new OpenNlpCategorizer(
                    DocumentCategorizerME.train("und", stream, parameters, new DoccatFactory()), labels);
        }
    }

    static OpenNlpCategorizer read(byte[] bytes, List<String> labels) throws IOException {
        DoccatModel model = new DoccatModel(new ByteArrayInputStream(bytes));
        DocumentCategorizerME categorizer = new DocumentCategorizerME(model);
        if (labels.isEmpty() || labels.stream().anyMatch(label -> categorizer.getIndex(label) < 0)) {
            throw new IOException("it does not know the labels " + labels);
        }
        return new OpenNlpCategorizer(model, labels);
    }

    /** @throws IllegalArgumentException if they have several labels or numbers */
    static void requireOneLabelEach(List<ClassifiedText> texts) {
        for (ClassifiedText text : texts) {
            if (text.type() != ProblemType.SINGLE_LABEL_CLASSIFICATION) {
                String found = text.type() == ProblemType.REGRESSION ? "numbers" : "any number of labels";
                throw new IllegalArgumentException("OpenNLP's document categorizer gives a text exactly one label;"
                        + " these texts have " + found + ". Train an encoder instead.");
            }
        }
    }

    @Override
    public void write(OutputStream out) throws IOException {
        model.serialize(out);
    }

    @Override
    public QuickModel<?> opened() {
        return new QuickModel<>(LearningTasks.TEXT_CLASSIFICATION, new ClassifiedModel(this));
    }

    @Override
    public ProblemType type() {
        return ProblemType.SINGLE_LABEL_CLASSIFICATION;
    }

    @Override
    public List<String> labels() {
        return labels;
    }

    @Override
    public List<List<ScoredLabel>> scores(List<String> texts, List<String> pairs) {
        // The categorizer is made in no time; the model is shared.
        DocumentCategorizerME categorizer = new DocumentCategorizerME(model);
        List<List<ScoredLabel>> scores = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            double[] chances = categorizer.categorize(words(texts.get(i), pairs.get(i)));
            scores.add(labels.stream()
                    .map(label -> new ScoredLabel(label, chances[categorizer.getIndex(label)]))
                    .sorted(Comparator.comparingDouble(ScoredLabel::score).reversed())
                    .toList());
        }
        return scores;
    }

    /** Nothing is held outside the heap. */
    @Override
    public void close() {}

    /** The words of both texts; case tells little of what a text is about. */
    private static String[] words(String text, String pair) {
        return Stream.of(text, pair == null ? "" : pair)
                .map(Text::of)
                .flatMap(whole -> Words.of(whole).stream().map(whole::slice))
                .map(word -> word.toLowerCase(Locale.ROOT))
                .toArray(String[]::new);
    }
}
