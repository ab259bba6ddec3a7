package dev.tagloop.learning.task.text;

import dev.tagloop.core.classification.ClassifiedText;
import dev.tagloop.core.classification.ProblemType;
import dev.tagloop.core.labelconfig.ObjectTag;
import dev.tagloop.core.text.LoneSurrogates;
import dev.tagloop.labelstudio.convert.ConversionException;
import dev.tagloop.labelstudio.convert.TaskText;
import dev.tagloop.labelstudio.json.JsonObject;
import dev.tagloop.labelstudio.model.ChoicesRegion;
import dev.tagloop.labelstudio.model.NumberRegion;
import dev.tagloop.labelstudio.model.RatingRegion;
import dev.tagloop.labelstudio.model.Region;
import dev.tagloop.labelstudio.model.Task;
import dev.tagloop.labelstudio.model.TaxonomyRegion;
import dev.tagloop.learning.sampling.pool.ClassScoreProvider;
import dev.tagloop.learning.task.ProjectExamples;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Classified texts in a project with a control for whole texts. */
final class ClassifiedExamples implements ProjectExamples<ClassifiedText> {
    private final AnswerControl target;
    private final TaskText text;
    private final Optional<TaskText> pair;
    private final AnswerRegions regions;

    ClassifiedExamples(AnswerControl target) {
        this.target = target;
        this.text = new TaskText(target.text());
        this.pair = target.pair().map(TaskText::new);
        this.regions = new AnswerRegions(target);
    }

    /** The texts of a task. @throws ConversionException if it has none */
    Input input(Task task) {
        return new Input(clean(text.of(task)), pair.map(second -> clean(second.of(task))));
    }

    /**
     * What a model reads.
     *
     * @param text the text
     * @param pair the text that is read with it
     */
    record Input(String text, Optional<String> pair) {}

    @Override
    public Reading<ClassifiedText> read(Task task, List<Region> said) {
        Input input = input(task);
        List<Region> ours = said.stream()
                .filter(region -> region.fromName()
                        .filter(target.control().name()::equals)
                        .isPresent())
                .toList();
        List<String> notes = new ArrayList<>();
        Optional<ClassifiedText> example = switch (target.type()) {
            case REGRESSION -> numbers(ours).map(number -> ClassifiedText.number(input.text(), number));
            case SINGLE_LABEL_CLASSIFICATION ->
                one(labels(ours), notes).map(label -> ClassifiedText.single(input.text(), label));
            case MULTI_LABEL_CLASSIFICATION -> Optional.of(ClassifiedText.several(input.text(), labels(ours)));
        };
        if (example.isEmpty()) {
            notes.add("nothing is said with " + target.control().name() + "; left out");
        } else {
            example.get().labels().stream()
                    .filter(label -> target.path(label).isEmpty())
                    .forEach(label -> notes.add("its label " + label + " is none of the label config"));
        }
        return new Reading<>(
                input.pair().isPresent()
                        ? example.map(known -> known.withPair(input.pair().get()))
                        : example,
                notes);
    }

    @Override
    public String text(Task task) {
        Input input = input(task);
        return ClassScoreProvider.text(input.text(), input.pair());
    }

    private static Optional<String> one(List<String> labels, List<String> notes) {
        if (labels.size() > 1) {
            notes.add("it has " + labels.size() + " labels; only " + labels.getFirst() + " counts");
        }
        return labels.stream().findFirst();
    }

    private static List<String> labels(List<Region> regions) {
        return regions.stream()
                .flatMap(region -> switch (region) {
                    case ChoicesRegion choices -> choices.paths().stream();
                    case TaxonomyRegion taxonomy -> taxonomy.paths().stream();
                    default -> Stream.<List<String>>empty();
                })
                .map(AnswerControl::label)
                .distinct()
                .toList();
    }

    private static Optional<Double> numbers(List<Region> regions) {
        return regions.stream()
                .flatMap(region -> switch (region) {
                    case RatingRegion rating -> Stream.of(rating.rating());
                    case NumberRegion number -> Stream.of(number.number());
                    default -> Stream.<Double>empty();
                })
                .filter(Double::isFinite)
                .findFirst();
    }

    @Override
    public List<String> labels() {
        return target.type() == ProblemType.REGRESSION
                ? List.of(TextClassificationTask.NUMBER)
                : List.copyOf(target.paths().keySet());
    }

    @Override
    public JsonObject data(ClassifiedText example) {
        JsonObject data = JsonObject.empty().with(key(target.text()), example.text());
        return target.pair().isPresent() && example.pair() != null
                ? data.with(key(target.pair().get()), example.pair())
                : data;
    }

    private static String key(ObjectTag.Text tag) {
        return tag.attribute("value")
                .filter(value -> value.startsWith("$") && value.indexOf('.') < 0)
                .map(value -> value.substring(1))
                .orElseThrow(() -> new ConversionException("<Text name=\"" + tag.name()
                        + "\"> shows no plain key of a task, such as $text, so that no text can be imported for it"));
    }

    @Override
    public List<Region> regions(ClassifiedText example) {
        return regions.of(example);
    }

    private static String clean(String value) {
        return LoneSurrogates.replace(value).text();
    }
}
