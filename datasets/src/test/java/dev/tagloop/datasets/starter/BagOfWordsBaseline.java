package dev.tagloop.datasets.starter;

import dev.tagloop.core.metrics.EntityScores;
import dev.tagloop.core.metrics.Scheme;
import dev.tagloop.core.metrics.ScoreReport;
import dev.tagloop.datasets.Dataset;
import dev.tagloop.datasets.Datasets;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
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
 * OpenNLP's name finder (words around a token, their shapes, tags before) with the perceptron, which of its algorithms did
 * best here, trained on the starter set's training rows and scored on its test rows: what one gets without an encoder. The
 * set is worth something only if an encoder beats this clearly.
 */
public final class BagOfWordsBaseline {

    private BagOfWordsBaseline() {}

    /** Prints the report. */
    public static void main(String[] args) throws IOException {
        System.out.println(score().text(4));
    }

    static ScoreReport score() throws IOException {
        NameFinderME finder = train(Datasets.load("starter-ner", "train"));
        Dataset test = Datasets.load("starter-ner", "test");
        List<List<String>> gold = new ArrayList<>();
        List<List<String>> predicted = new ArrayList<>();
        for (int i = 0; i < test.size(); i++) {
            String[] tokens = test.get(i).strings("tokens").toArray(String[]::new);
            gold.add(test.get(i).labels("ner_tags"));
            predicted.add(tags(tokens.length, finder.find(tokens)));
            finder.clearAdaptiveData();
        }
        return EntityScores.strict(Scheme.IOB2).compare(gold, predicted);
    }

    private static NameFinderME train(Dataset rows) throws IOException {
        List<NameSample> samples = rows.rows().stream()
                .map(row -> new NameSample(
                        row.strings("tokens").toArray(String[]::new), spans(row.labels("ner_tags")), true))
                .toList();
        TrainingParameters parameters = TrainingParameters.defaultParams();
        parameters.put(TrainingParameters.ALGORITHM_PARAM, PerceptronTrainer.PERCEPTRON_VALUE);
        parameters.put(TrainingParameters.CUTOFF_PARAM, 0);
        parameters.put(TrainingParameters.ITERATIONS_PARAM, 100);
        try (ObjectStream<NameSample> stream = ObjectStreamUtils.createObjectStream(samples)) {
            TokenNameFinderModel model = NameFinderME.train(
                    "en",
                    null,
                    stream,
                    parameters,
                    TokenNameFinderFactory.create(null, null, Map.of(), new BioCodec()));
            return new NameFinderME(model);
        }
    }

    private static Span[] spans(List<String> tags) {
        List<Span> spans = new ArrayList<>();
        int begin = -1;
        for (int i = 0; i <= tags.size(); i++) {
            String tag = i < tags.size() ? tags.get(i) : "O";
            if (begin >= 0 && !tag.startsWith("I-")) {
                spans.add(new Span(begin, i, tags.get(begin).substring(2)));
                begin = -1;
            }
            if (tag.startsWith("B-")) {
                begin = i;
            }
        }
        return spans.toArray(Span[]::new);
    }

    private static List<String> tags(int length, Span[] names) {
        List<String> tags = new ArrayList<>(Collections.nCopies(length, "O"));
        for (Span name : names) {
            for (int i = name.getStart(); i < name.getEnd(); i++) {
                tags.set(i, (i == name.getStart() ? "B-" : "I-") + name.getType());
            }
        }
        return tags;
    }
}
