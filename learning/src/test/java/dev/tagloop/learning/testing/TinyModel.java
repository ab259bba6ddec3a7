package dev.tagloop.learning.testing;

import dev.tagloop.core.span.LabeledSpan;
import dev.tagloop.core.span.LabeledText;
import dev.tagloop.core.text.CodePointSpan;
import dev.tagloop.learning.data.TrainingData;
import dev.tagloop.learning.train.LocalTrainer;
import dev.tagloop.learning.train.TrainingOptions;
import dev.tagloop.learning.train.TrainingRun;
import dev.tagloop.learning.train.TrainingWatch;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A model that knows eight names and six places, trained in some seconds. */
public final class TinyModel {
    private static final String[] NAMES = {"Ann", "Bob", "Cleo", "Dan", "Eve", "Fay", "Gus", "Hal"};
    private static final String[] PLACES = {"Rome", "Oslo", "Lima", "Kyiv", "Bonn", "Cork"};

    private TinyModel() {}

    /** What it learns: {@code Ann lives in Rome now.} with a PER and a LOC. */
    public static TrainingData<LabeledText> texts() {
        List<List<LabeledText>> documents = new ArrayList<>();
        for (int i = 0; i < 48; i++) {
            String name = NAMES[i % NAMES.length];
            String place = PLACES[i % PLACES.length];
            int start = name.length() + " lives in ".length();
            documents.add(List.of(new LabeledText(
                    name + " lives in " + place + " now.",
                    List.of(
                            new LabeledSpan(new CodePointSpan(0, name.length()), "PER"),
                            new LabeledSpan(new CodePointSpan(start, start + place.length()), "LOC")))));
        }
        return TrainingData.of(documents, documents.subList(0, 8), "tiny");
    }

    /** How it learns it. */
    public static TrainingOptions options() {
        return TrainingOptions.defaults().withEpochs(6).withSeed(7).withThreads(1);
    }

    /** Trains it into a folder. */
    public static TrainingRun train(Path folder) {
        return new LocalTrainer().train(texts(), options(), folder, TrainingWatch.none());
    }
}
