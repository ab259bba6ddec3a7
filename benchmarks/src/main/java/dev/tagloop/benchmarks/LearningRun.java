package dev.tagloop.benchmarks;

import dev.tagloop.core.classification.ClassifiedText;
import dev.tagloop.core.span.LabeledText;
import dev.tagloop.datasets.Datasets;
import dev.tagloop.jobs.CancelToken;
import dev.tagloop.jobs.Progress;
import dev.tagloop.labelstudio.json.Json;
import dev.tagloop.learning.baseline.Baselines;
import dev.tagloop.learning.baseline.QuickModel;
import dev.tagloop.learning.task.LearningTask;
import dev.tagloop.learning.task.LearningTasks;
import dev.tagloop.learning.task.TaskModel;
import dev.tagloop.models.Checkpoint;
import dev.tagloop.models.MiniLm;
import dev.tagloop.models.PipelineSettings;
import dev.tagloop.training.FineTuning;
import dev.tagloop.training.TrainingSettings;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;

/**
 * A program of its own that learns some examples and says how well the test part is predicted: {@code SET MODEL EXAMPLES SEED QUICK}. Examples
 * are the first ones after a shuffling by the seed, so that fewer are among more; settings are the product's defaults for their number.
 */
final class LearningRun {
    /** What is learned. */
    enum Set {
        ENTITIES,
        TOPICS
    }

    /** What learns it. */
    enum Model {
        ENCODER,
        /** OpenNLP: its name finder, or its document categorizer, naive Bayes over words. */
        FLOOR
    }

    private LearningRun() {}

    public static void main(String[] arguments) throws Exception {
        Model model = Model.valueOf(arguments[1]);
        int examples = Integer.parseInt(arguments[2]);
        long seed = Long.parseLong(arguments[3]);
        boolean quick = Boolean.parseBoolean(arguments[4]);
        Cells.Value value = Set.valueOf(arguments[0]) == Set.ENTITIES
                ? entities(model, examples, seed, quick)
                : topics(model, examples, seed, quick);
        Answered.say(
                Json.mapper().createObjectNode().put("score", value.score()).put("seconds", value.seconds()));
    }

    /** How many examples a set has to learn from. */
    static int size(Set set, boolean quick) {
        return set == Set.ENTITIES
                ? Corpus.read(quick).train().size()
                : topics("train").size();
    }

    private static Cells.Value entities(Model model, int examples, long seed, boolean quick) {
        Corpus corpus = Corpus.read(quick);
        List<LabeledText> train = chosen(corpus.train(), examples, seed);
        LearningTask<LabeledText> task = LearningTasks.TOKEN_CLASSIFICATION;
        return model == Model.ENCODER
                ? encoder(task, FineTuning::tokenClassification, train, corpus.test(), seed, quick)
                : floor(task, train, corpus.test());
    }

    private static Cells.Value topics(Model model, int examples, long seed, boolean quick) {
        List<ClassifiedText> train = chosen(topics("train"), examples, seed);
        LearningTask<ClassifiedText> task = LearningTasks.TEXT_CLASSIFICATION;
        return model == Model.ENCODER
                ? encoder(task, FineTuning::textClassification, train, topics("test"), seed, quick)
                : floor(task, train, topics("test"));
    }

    private static <E> Cells.Value floor(LearningTask<E> task, List<E> train, List<E> test) {
        long start = System.nanoTime();
        try (QuickModel<?> model = Baselines.learn(task, train)) {
            double seconds = seconds(start);
            return new Cells.Value(
                    model.measure(test, Progress.NONE, new CancelToken()).figure(), seconds);
        }
    }

    private static <E> Cells.Value encoder(
            LearningTask<E> task,
            Function<Checkpoint, FineTuning<E>> tuning,
            List<E> train,
            List<E> test,
            long seed,
            boolean quick) {
        TrainingSettings settings = task.settings(train.size()).withSeed(seed);
        long start = System.nanoTime();
        Checkpoint learned = tuning.apply(MiniLm.checkpoint())
                .train(train)
                .settings(quick ? settings.withEpochs(1) : settings)
                .run()
                .model();
        double seconds = seconds(start);
        try (TaskModel<E> model = task.open(learned, PipelineSettings.defaults())) {
            return new Cells.Value(
                    task.measure(test, model.predict(test, Progress.NONE, new CancelToken()))
                            .figure(),
                    seconds);
        }
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    private static <E> List<E> chosen(List<E> all, int examples, long seed) {
        List<E> order = new ArrayList<>(all);
        Collections.shuffle(order, new Random(seed));
        return List.copyOf(order.subList(0, Math.min(examples, order.size())));
    }

    private static List<ClassifiedText> topics(String split) {
        return LearningTasks.TEXT_CLASSIFICATION
                .of(Datasets.load("starter-topics", split), Optional.of("topic"))
                .stream()
                .flatMap(List::stream)
                .toList();
    }
}
