package dev.tagloop.labelstudio.convert;

import dev.tagloop.core.labelconfig.ControlTag;
import dev.tagloop.core.labelconfig.LabelConfig;
import dev.tagloop.labelstudio.json.JsonObject;
import dev.tagloop.labelstudio.model.ChoicesRegion;
import dev.tagloop.labelstudio.model.Region;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The control with which a person says that a text does not answer a question.
 *
 * @param control for the text or the task as a whole
 * @param none the choice that says so
 * @param some the choice that says that there is an answer; most configs have none such
 */
record NoAnswerChoice(ControlTag.Choices control, String none, Optional<String> some) {
    private static final Set<String> NONE = Set.of(
            "unanswerable", "noanswer", "notanswerable", "impossible", "isimpossible", "cannotanswer", "notanswered");
    private static final Set<String> NO = Set.of("no", "false");
    private static final Set<String> YES = Set.of("yes", "true", "answerable");

    /** The first such control: one that offers "Unanswerable" or the like, or yes and no and nothing else. */
    static Optional<NoAnswerChoice> of(LabelConfig config) {
        List<ControlTag.Choices> controls = config.controls().stream()
                .filter(ControlTag.Choices.class::isInstance)
                .map(ControlTag.Choices.class::cast)
                .filter(control ->
                        control.attribute("perRegion").filter("true"::equals).isEmpty())
                .toList();
        return controls.stream()
                .flatMap(control -> named(control, NONE).stream()
                        .map(none -> new NoAnswerChoice(control, none, named(control, YES))))
                .findFirst()
                .or(() -> controls.stream()
                        .filter(control -> control.labels().size() == 2)
                        .flatMap(control -> named(control, NO).stream()
                                .filter(none -> named(control, YES).isPresent())
                                .map(none -> new NoAnswerChoice(control, none, named(control, YES))))
                        .findFirst());
    }

    private static Optional<String> named(ControlTag.Choices control, Set<String> names) {
        return control.labels().stream()
                .filter(choice -> names.contains(choice.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "")))
                .findFirst();
    }

    /** Whether one of these regions says that there is no answer. */
    boolean isSaidIn(List<Region> regions) {
        return regions.stream()
                .filter(ChoicesRegion.class::isInstance)
                .map(ChoicesRegion.class::cast)
                .filter(region ->
                        region.fromName().filter(control.name()::equals).isPresent())
                .anyMatch(region -> region.choices().contains(none));
    }

    /** The region that says so, without a score. */
    JsonObject noneRegion() {
        return region(none);
    }

    /** The region that says that there is an answer, where the config wants that said. */
    Optional<JsonObject> someRegion() {
        return some.map(this::region);
    }

    private JsonObject region(String choice) {
        return JsonObject.empty()
                .with("from_name", control.name())
                .with("to_name", control.toNames().getFirst())
                .with("type", "choices")
                .with("value", Map.of("choices", List.of(choice)));
    }
}
