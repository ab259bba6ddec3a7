package dev.tagloop.learning.simulation.task;

import dev.tagloop.core.answering.AnsweredQuestion;
import dev.tagloop.core.classification.ClassifiedText;
import dev.tagloop.core.span.LabeledText;
import dev.tagloop.core.writing.TextPair;
import dev.tagloop.learning.task.LearningTasks;
import dev.tagloop.models.Checkpoint;
import dev.tagloop.training.Text2Text;
import java.util.List;

/** The kinds of answers that can be replayed. */
public final class SimulatedTasks {
    private SimulatedTasks() {}

    /** Labelled spans. */
    public static SimulatedTask<LabeledText> spans() {
        return new SpanSimulation();
    }

    /** A label, labels or a number for whole texts. @param examples tell which */
    public static SimulatedTask<ClassifiedText> classes(List<ClassifiedText> examples) {
        return new ClassSimulation(examples.getFirst().type());
    }

    /** Answers marked in a text. */
    public static SimulatedTask<AnsweredQuestion> answers() {
        return new AnswerSimulation();
    }

    /** Summaries. @param base what models go on from; an encoder takes sentences, of which no sampler can know how sure it is */
    public static SimulatedTask<TextPair> summaries(Checkpoint base) {
        return new WrittenSimulation(LearningTasks.SUMMARIZATION, Text2Text.canLoad(base));
    }

    /** Written answers. @param base what models go on from */
    public static SimulatedTask<TextPair> writtenAnswers(Checkpoint base) {
        return new WrittenSimulation(LearningTasks.WRITTEN_ANSWERS, Text2Text.canLoad(base));
    }
}
