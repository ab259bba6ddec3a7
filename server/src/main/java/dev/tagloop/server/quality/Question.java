package dev.tagloop.server.quality;

import dev.tagloop.core.agreement.DocumentAgreement.Measure;
import dev.tagloop.core.labelconfig.LabelConfig;
import dev.tagloop.server.access.Sight;
import dev.tagloop.server.http.ApiException;
import dev.tagloop.server.http.Query;
import dev.tagloop.server.tasks.ProjectRef;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What somebody wants to know about a project's labels.
 *
 * @param config of the project, since answers change with it
 * @param control the name of a control
 * @param models versions whose predictions count as further raters
 * @param what of an answer, such as the coefficient
 * @param sight whose work the caller sees
 */
record Question(
        long project, String config, String control, List<String> models, String what, Windows windows, Sight sight) {

    private static final int MOST_MODELS = 20;

    /** @throws ApiException 400 for a control that there is not, or for a time zone that is none */
    static Question of(ProjectRef project, Query query, Sight sight, String what) {
        List<JudgedControl> all = JudgedControl.all(LabelConfig.parse(project.labelConfig()));
        if (all.isEmpty()) {
            throw ApiException.of(
                    400,
                    "Nothing of this project can be compared: that takes Labels for a Text, or Choices for the whole task."
                            + " Add them to its labelling configuration.");
        }
        Optional<String> wanted = query.text("control").filter(name -> !name.isBlank());
        JudgedControl control = all.stream()
                .filter(one -> wanted.isEmpty() || wanted.get().equals(one.name()))
                .findFirst()
                .orElseThrow(() -> ApiException.invalid(
                        "control",
                        "There is no such control. Choose one of: "
                                + all.stream().map(JudgedControl::name).collect(Collectors.joining(", ")) + "."));
        List<String> models = query.list("models").stream().distinct().sorted().toList();
        if (models.size() > MOST_MODELS) {
            throw ApiException.invalid("models", "Choose at most " + MOST_MODELS + " versions.");
        }
        return new Question(project.id(), project.labelConfig(), control.name(), models, what, windows(query), sight);
    }

    /** The same of something else. */
    Question about(String other) {
        return new Question(project, config, control, models, other, windows, sight);
    }

    private static Windows windows(Query query) {
        String zone = query.text("timezone").filter(text -> !text.isBlank()).orElse("UTC");
        String period = query.text("period")
                .filter(text -> !text.isBlank())
                .orElse("week")
                .toLowerCase(Locale.ROOT);
        if (!period.equals("week") && !period.equals("day")) {
            throw ApiException.invalid("period", "Give day or week.");
        }
        try {
            return new Windows(ZoneId.of(zone.strip()), period.equals("week"));
        } catch (DateTimeException e) {
            throw ApiException.invalid(
                    "timezone",
                    "\"" + zone
                            + "\" is no time zone: give a name such as Europe/Berlin, or an offset such as +02:00.");
        }
    }

    /** The rater whose own figures alone are seen. */
    Optional<String> own() {
        return sight.viewer().map(String::valueOf);
    }

    JudgedControl controlTag() {
        return JudgedControl.all(LabelConfig.parse(config)).stream()
                .filter(one -> one.name().equals(control))
                .findFirst()
                .orElseThrow();
    }

    /** The coefficient of this name that fits what is compared; the usual one where none is named. @throws ApiException 400 */
    static Measure measure(Query query, JudgedControl control) {
        List<Measure> fitting = measures(control);
        Optional<String> wanted = query.text("measure").filter(text -> !text.isBlank());
        return wanted.isEmpty()
                ? fitting.getFirst()
                : fitting.stream()
                        .filter(one -> word(one).equals(wanted.get().strip().toLowerCase(Locale.ROOT)))
                        .findFirst()
                        .orElseThrow(() -> ApiException.invalid(
                                "measure",
                                "There is no such coefficient for this control. Choose one of: "
                                        + fitting.stream().map(Question::word).collect(Collectors.joining(", "))
                                        + "."));
    }

    /** The coefficients that fit what is compared, the usual one first. */
    static List<Measure> measures(JudgedControl control) {
        return Stream.of(Measure.values())
                .filter(one -> control.marksSpans() || !one.needsSpans())
                .toList();
    }

    /** A coefficient's name in the API. */
    static String word(Measure measure) {
        return measure.name().toLowerCase(Locale.ROOT);
    }
}
