package dev.tagloop.training.internal.loop;

import dev.tagloop.core.alignment.SequenceDecoder;
import dev.tagloop.core.metrics.Score;
import dev.tagloop.core.metrics.SpanScores;
import dev.tagloop.training.internal.data.LengthBuckets;
import dev.tagloop.training.internal.data.Window;
import dev.tagloop.training.internal.data.WindowedTexts;
import dev.tagloop.training.internal.heads.Losses;
import java.util.List;

/** Scores a classifier on labelled texts: strict, on the spans as they were labelled in the text, by the tags that predictions have. */
final class Evaluator {

    private static final int BATCH = 8;

    /**
     * The result of an evaluation.
     *
     * @param score micro average over all entities
     * @param loss mean over all words
     */
    record Evaluation(Score score, double loss) {

        /** Whether this is a better model than one with this score and loss: by F1, then by loss. */
        boolean betterThan(double otherF1, double otherLoss) {
            int order = Double.compare(score.f1(), otherF1);
            return order > 0 || (order == 0 && loss < otherLoss);
        }
    }

    private final WindowedTexts texts;
    private final SequenceDecoder decoder;

    Evaluator(WindowedTexts texts, List<String> tags) {
        this.texts = texts;
        this.decoder = new SequenceDecoder(tags);
    }

    /** Evaluates; {@code betweenBatches} may throw to stop. */
    Evaluation evaluate(TokenClassifier model, Runnable betweenBatches) {
        List<float[][]> predicted = texts.unscored();
        double loss = 0;
        int words = 0;
        for (List<Window> batch : LengthBuckets.sorted(texts.windows(), Window::length, BATCH)) {
            betweenBatches.run();
            float[][][] scores = model.scores(batch);
            for (int row = 0; row < scores.length; row++) {
                Window window = batch.get(row);
                for (int i = 0; i < window.length(); i++) {
                    if (window.words()[i] == Window.NONE) {
                        continue;
                    }
                    float[] classes = scores[row][i];
                    predicted.get(window.text())[window.words()[i]] = classes;
                    if (window.labels()[i] != Losses.IGNORED) {
                        loss += ClassScores.crossEntropy(classes, window.labels()[i]);
                        words++;
                    }
                }
            }
        }
        Score score = SpanScores.compare(texts.gold(), texts.spans(predicted, decoder))
                .micro();
        return new Evaluation(score, words == 0 ? 0 : loss / words);
    }
}
