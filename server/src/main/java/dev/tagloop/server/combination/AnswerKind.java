package dev.tagloop.server.combination;

import dev.tagloop.core.combination.ScoreCalibration;
import dev.tagloop.labelstudio.model.Region;
import dev.tagloop.labelstudio.model.Task;
import dev.tagloop.server.quality.JudgedControl;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How answers of one control are read, learned from and put together.
 *
 * @param <S> what one voice says of a task, with scores
 */
interface AnswerKind<S> {
    /** That of a control. */
    static AnswerKind<?> of(JudgedControl control) {
        return switch (control) {
            case JudgedControl.Spans spans -> new SpanAnswers(spans.target());
            case JudgedControl.Choices choices -> new ChoiceAnswers(choices.control());
        };
    }

    /** What an answer says; empty if it says nothing of this control. */
    Optional<S> read(Task task, Answer answer);

    /** What each voice says of a task; without those that say nothing of this control. */
    default Map<String, S> read(TaskAnswers answers) {
        Map<String, S> said = new TreeMap<>();
        answers.byVoice()
                .forEach((voice, answer) -> read(answers.task(), answer).ifPresent(read -> said.put(voice, read)));
        return said;
    }

    /** The same with scores that mean what they say. */
    S calibrated(S said, ScoreCalibration curve);

    /** Each scored thing of what is said, and whether the truth says so, too. */
    List<Judged> judged(S said, S truth);

    /** A score and whether what had it is right. */
    record Judged(double score, boolean right) {}

    /** What voices said of a task. */
    record Said<S>(Task task, Map<String, S> byVoice) {}

    /** How much each voice is believed, learned from where they differ; without those that nothing tells of. */
    Map<String, Double> weights(Collection<Said<S>> tasks);

    /** What a voice says, and how much that counts. */
    record Weighed<S>(double weight, S said) {}

    /**
     * Puts together what is said of a task.
     *
     * @param threshold the share of the weight that something needs
     * @return regions with the share that each has
     */
    List<? extends Region> combined(Task task, List<Weighed<S>> voices, double threshold);
}
