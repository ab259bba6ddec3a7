package dev.tagloop.learning.learner;

import dev.tagloop.learning.sampling.TaskKind;
import dev.tagloop.learning.sampling.pool.AnswerScoreProvider;
import dev.tagloop.learning.sampling.pool.ClassScoreProvider;
import dev.tagloop.learning.sampling.pool.ScoreProvider;
import dev.tagloop.learning.sampling.pool.TokenScoreProvider;
import dev.tagloop.learning.sampling.pool.WrittenScoreProvider;
import dev.tagloop.learning.task.LearningTasks;
import dev.tagloop.learning.task.text.TextClassificationTask;
import dev.tagloop.models.Checkpoint;
import dev.tagloop.models.ClassScorer;
import dev.tagloop.models.PipelineSettings;
import dev.tagloop.models.QuestionScorer;
import dev.tagloop.models.TokenScorer;
import dev.tagloop.training.Text2TextPipeline;
import dev.tagloop.training.WritingTask;

/** The kinds of models that read pools, and how each is opened for it. */
enum PoolModel {
    WORDS {
        @Override
        ScoreProvider open(
                String version, Checkpoint model, Passes passes, PipelineSettings settings, OpenedModels opened) {
            TokenScorer scorer = opened.keep(TokenScorer.of(model, settings), TokenScorer::close);
            return new TokenScoreProvider(version, scorer, passes.of(model, opened));
        }
    },
    CLASSES {
        @Override
        ScoreProvider open(
                String version, Checkpoint model, Passes passes, PipelineSettings settings, OpenedModels opened) {
            ClassScorer scorer = opened.keep(ClassScorer.of(model, settings), ClassScorer::close);
            return new ClassScoreProvider(version, scorer, passes.of(model, opened));
        }
    },
    ANSWERS {
        @Override
        ScoreProvider open(
                String version, Checkpoint model, Passes passes, PipelineSettings settings, OpenedModels opened) {
            QuestionScorer scorer = opened.keep(QuestionScorer.of(model, settings), QuestionScorer::close);
            return new AnswerScoreProvider(version, scorer, passes.of(model, opened));
        }
    },
    SUMMARIES {
        @Override
        ScoreProvider open(
                String version, Checkpoint model, Passes passes, PipelineSettings settings, OpenedModels opened) {
            return written(version, WritingTask.SUMMARIZATION, model, opened);
        }
    },
    WRITTEN_ANSWERS {
        @Override
        ScoreProvider open(
                String version, Checkpoint model, Passes passes, PipelineSettings settings, OpenedModels opened) {
            return written(version, WritingTask.TEXT2TEXT, model, opened);
        }
    };

    /** Texts that are drawn beside the best one. */
    static final int DRAWN = 3;

    private static ScoreProvider written(String version, WritingTask work, Checkpoint model, OpenedModels opened) {
        Text2TextPipeline writer = opened.keep(Text2TextPipeline.of(work, model), Text2TextPipeline::close);
        return new WrittenScoreProvider(version, writer.truncation(true), DRAWN, 1);
    }

    static PoolModel of(Subject subject) {
        if (subject.isSpans()) {
            return WORDS;
        }
        if (subject.task().equals(LearningTasks.QUESTION_ANSWERING)) {
            return ANSWERS;
        }
        if (subject.task().equals(LearningTasks.TEXT_CLASSIFICATION)) {
            return CLASSES;
        }
        return subject.task().equals(LearningTasks.SUMMARIZATION) ? SUMMARIES : WRITTEN_ANSWERS;
    }

    /** What is learned about the tasks of a project. */
    static TaskKind kind(Subject subject) {
        return switch (of(subject)) {
            case WORDS -> TaskKind.SPANS;
            case ANSWERS -> TaskKind.ANSWER;
            case SUMMARIES, WRITTEN_ANSWERS -> TaskKind.TEXT;
            case CLASSES ->
                switch (TextClassificationTask.asks(subject.config()).orElseThrow()) {
                    case SINGLE_LABEL_CLASSIFICATION -> TaskKind.CLASS;
                    case MULTI_LABEL_CLASSIFICATION -> TaskKind.CLASSES;
                    case REGRESSION -> TaskKind.NUMBER;
                };
        };
    }

    boolean writes() {
        return this == SUMMARIES || this == WRITTEN_ANSWERS;
    }

    /** Opens a model. @param opened keeps it open */
    abstract ScoreProvider open(
            String version, Checkpoint model, Passes passes, PipelineSettings settings, OpenedModels opened);
}
