package dev.tagloop.labelstudio.convert;

import dev.tagloop.core.answering.AnsweredQuestion;
import dev.tagloop.core.labelconfig.LabelConfig;
import dev.tagloop.core.labelconfig.Tag;
import dev.tagloop.core.span.LabeledSpan;
import dev.tagloop.core.span.LabeledText;
import dev.tagloop.core.span.ScoredSpan;
import dev.tagloop.core.text.CodePointSpan;
import dev.tagloop.labelstudio.json.JsonObject;
import dev.tagloop.labelstudio.model.Region;
import java.util.ArrayList;
import java.util.List;

/** Writes answers as regions of a label config: the answer marked in the text, or the choice that says that there is none. */
public final class AnswerWriter {
    private final AnswerTarget target;
    private final SpanWriter spans;

    private AnswerWriter(AnswerTarget target) {
        this.target = target;
        this.spans = SpanWriter.of(target.passage());
    }

    /**
     * A writer for tasks of a project with this config.
     *
     * @throws ConversionException if the config asks no question about a text
     */
    public static AnswerWriter of(LabelConfig config) {
        return new AnswerWriter(AnswerReader.target(config));
    }

    /**
     * What a task shows of a question, to import it.
     *
     * @throws ConversionException if the config wants question or text inside of another value, or literally
     */
    public JsonObject data(AnsweredQuestion question) {
        return JsonObject.empty()
                .with(key(target.passage().text()), question.context())
                .with(key(target.question()), question.question());
    }

    private static String key(Tag tag) {
        String value = tag.attribute("value").orElse("");
        if (!value.startsWith("$") || value.indexOf('.') >= 0 || value.indexOf('[') >= 0) {
            throw new ConversionException("the label config shows \"" + value
                    + "\" as question or text; tasks can be made for a plain key such as $text");
        }
        return value.substring(1);
    }

    /** What a person says who gives the answers of a question, or says that there is none; without scores. */
    public List<Region> regions(AnsweredQuestion question) {
        if (!question.isAnswerable()) {
            return target.none().stream()
                    .map(none -> Region.of(none.noneRegion()))
                    .toList();
        }
        List<Region> regions = new ArrayList<>(spans.regions(new LabeledText(
                question.context(),
                question.answers().stream()
                        .distinct()
                        .map(answer -> new LabeledSpan(answer, target.label()))
                        .toList())));
        target.none().flatMap(NoAnswerChoice::someRegion).map(Region::of).ifPresent(regions::add);
        return List.copyOf(regions);
    }

    /**
     * An answer in its text.
     *
     * @param score how sure it is
     * @throws IndexOutOfBoundsException if it ends behind the text
     */
    public List<Region> answer(String context, CodePointSpan answer, double score) {
        List<Region> regions =
                new ArrayList<>(spans.regions(context, List.of(new ScoredSpan(answer, target.label(), score))));
        target.none()
                .flatMap(NoAnswerChoice::someRegion)
                .map(region -> scored(region, score))
                .ifPresent(regions::add);
        return List.copyOf(regions);
    }

    /**
     * That there is no answer; nothing at all where the config has no choice for it.
     *
     * @param score how sure that is
     */
    public List<Region> noAnswer(double score) {
        return target.none().stream()
                .map(none -> scored(none.noneRegion(), score))
                .toList();
    }

    private static Region scored(JsonObject region, double score) {
        return Region.of(region.with("score", score));
    }
}
