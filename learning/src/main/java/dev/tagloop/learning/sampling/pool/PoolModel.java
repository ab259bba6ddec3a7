package dev.tagloop.learning.sampling.pool;

import dev.tagloop.learning.task.LearningTask;
import dev.tagloop.learning.task.LearningTasks;
import dev.tagloop.models.Checkpoint;
import dev.tagloop.models.ClassScorer;
import dev.tagloop.models.PipelineSettings;
import dev.tagloop.models.QuestionScorer;
import dev.tagloop.models.SentenceEncoder;
import dev.tagloop.models.TokenScorer;
import dev.tagloop.training.Text2TextPipeline;
import dev.tagloop.training.WritingTask;

/** The kinds of models that read pools, and how each is opened for it. */
public enum PoolModel {
    /** Tells labels of words. */
    WORDS {
        @Override
        public ScoreProvider open(
                String version, Checkpoint model, Passes passes, PipelineSettings settings, OpenedModels opened) {
            TokenScorer scorer = opened.keep(TokenScorer.of(model, settings), TokenScorer::close);
            return new TokenScoreProvider(version, scorer, passes.of(model, opened));
        }
    },
    /** Tells classes of whole texts, or a number. */
    CLASSES {
        @Override
        public ScoreProvider open(
                String version, Checkpoint model, Passes passes, PipelineSettings settings, OpenedModels opened) {
            ClassScorer scorer = opened.keep(ClassScorer.of(model, settings), ClassScorer::close);
            return new ClassScoreProvider(version, scorer, passes.of(model, opened));
        }
    },
    /** Marks answers in texts. */
    ANSWERS {
        @Override
        public ScoreProvider open(
                String version, Checkpoint model, Passes passes, PipelineSettings settings, OpenedModels opened) {
            QuestionScorer scorer = opened.keep(QuestionScorer.of(model, settings), QuestionScorer::close);
            return new AnswerScoreProvider(version, scorer, passes.of(model, opened));
        }
    },
    /** Writes summaries. */
    SUMMARIES {
        @Override
        public ScoreProvider open(
                String version, Checkpoint model, Passes passes, PipelineSettings settings, OpenedModels opened) {
            return written(version, WritingTask.SUMMARIZATION, model, DRAWN, opened);
        }
    },
    /** Writes answers to questions. */
    WRITTEN_ANSWERS {
        @Override
        public ScoreProvider open(
                String version, Checkpoint model, Passes passes, PipelineSettings settings, OpenedModels opened) {
            return written(version, WritingTask.TEXT2TEXT, model, DRAWN, opened);
        }
    };

    /** Texts that are drawn beside the best one. */
    public static final int DRAWN = 3;

    private static final long SEED = 1;

    /** The one for what a model has learned. */
    public static PoolModel of(LearningTask<?> task) {
        if (task.equals(LearningTasks.TOKEN_CLASSIFICATION)) {
            return WORDS;
        }
        if (task.equals(LearningTasks.QUESTION_ANSWERING)) {
            return ANSWERS;
        }
        if (task.equals(LearningTasks.TEXT_CLASSIFICATION)) {
            return CLASSES;
        }
        return task.equals(LearningTasks.SUMMARIZATION) ? SUMMARIES : WRITTEN_ANSWERS;
    }

    /** Whether it says nothing but texts of its own. */
    public boolean writes() {
        return this == SUMMARIES || this == WRITTEN_ANSWERS;
    }

    /**
     * Opens a model.
     *
     * @param version names it
     * @param passes to add; those that write have none
     * @param opened keeps it open
     */
    public abstract ScoreProvider open(
            String version, Checkpoint model, Passes passes, PipelineSettings settings, OpenedModels opened);

    /**
     * Opens a model that writes.
     *
     * @param version names it
     * @param drawn texts to draw beside the best one, 1 or more
     * @param opened keeps it open
     */
    public static ScoreProvider written(
            String version, WritingTask work, Checkpoint model, int drawn, OpenedModels opened) {
        Text2TextPipeline writer = opened.keep(Text2TextPipeline.of(work, model), Text2TextPipeline::close);
        return new WrittenScoreProvider(version, writer.truncation(true), drawn, SEED);
    }

    /**
     * Opens an encoder that tells what texts are like, and nothing else.
     *
     * @param version names it
     * @param opened keeps it open
     */
    public static ScoreProvider embeddings(
            String version, Checkpoint encoder, PipelineSettings settings, OpenedModels opened) {
        return new EmbeddingScoreProvider(
                version, opened.keep(SentenceEncoder.of(encoder, settings), SentenceEncoder::close));
    }
}
