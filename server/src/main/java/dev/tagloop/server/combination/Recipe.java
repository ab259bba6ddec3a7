package dev.tagloop.server.combination;

import dev.tagloop.core.text.Sha256;
import dev.tagloop.labelstudio.json.CleanText;
import dev.tagloop.server.http.ApiException;
import dev.tagloop.server.http.Fields;
import dev.tagloop.server.quality.JudgedControl;
import dev.tagloop.server.quality.Rater;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * What is to be put together, and how.
 *
 * @param voices by {@linkplain Rater#id id} the weight that was given
 * @param learns whether weights that were not given are learned; else they are 1
 * @param calibrates whether models' scores are set right on tasks that people answered after the model
 * @param threshold the share of the weight that something needs
 * @param least so many voices must have answered a task
 * @param version the name of what comes of it
 */
record Recipe(
        JudgedControl control,
        Map<String, Optional<Double>> voices,
        boolean learns,
        boolean calibrates,
        double threshold,
        int least,
        String version) {
    private static final int MOST = 20;
    private static final double HEAVIEST = 1e6;
    private static final Fields.TextRule NAME = Fields.TextRule.upTo(200);
    private static final String WRONG_VOICE =
            "A voice is {\"model_version\": its name} or {\"annotator\": the number of an"
                    + " account}, each once, with a weight from 0 to 1000000 where one is given.";

    /** @throws ApiException 400 for all that is wrong */
    static Recipe of(List<JudgedControl> controls, Fields fields) {
        Optional<String> named = fields.text("control", NAME).filter(name -> !name.isEmpty());
        Optional<JudgedControl> control = controls.stream()
                .filter(one -> named.isEmpty() || named.get().equals(one.name()))
                .findFirst();
        if (control.isEmpty()) {
            fields.error(
                    "control",
                    "There is no such control. Choose one of: "
                            + controls.stream().map(JudgedControl::name).collect(Collectors.joining(", ")) + ".");
        }
        fields.require("voices");
        Map<String, Optional<Double>> voices = voices(fields);
        boolean learns = fields.choice("weights", Set.of("equal", "reliability"))
                .filter("reliability"::equals)
                .isPresent();
        boolean calibrates = fields.bool("calibrate").orElse(true);
        double threshold =
                fields.number("threshold").map(BigDecimal::doubleValue).orElse(0.5);
        if (!(threshold > 0 && threshold <= 1)) {
            fields.error("threshold", "The share of the weight that something needs lies above 0 and up to 1.");
        }
        long least = fields.integer("at_least").orElse(2L);
        if (least < 1 || least > Math.max(1, voices.size())) {
            fields.error("at_least", "Give a number from 1 up to that of the voices.");
        }
        Optional<String> version = fields.text("model_version", NAME)
                .map(name -> new CleanText().clean(name))
                .filter(name -> !name.isEmpty());
        if (version.isPresent() && voices.containsKey(Rater.ofModel(version.get()))) {
            fields.error(
                    "model_version", "One of the voices has this name: choose another one for what comes of them.");
        }
        fields.check();
        Recipe recipe = new Recipe(control.orElseThrow(), voices, learns, calibrates, threshold, (int) least, "");
        return recipe.named(version.orElseGet(() -> "combined-" + recipe.digest()));
    }

    private static Map<String, Optional<Double>> voices(Fields fields) {
        Map<String, Optional<Double>> voices = new LinkedHashMap<>();
        JsonNode sent = fields.json("voices").orElse(null);
        if (sent == null) {
            return voices;
        }
        if (!sent.isArray() || sent.size() < 2 || sent.size() > MOST) {
            fields.error("voices", "Name 2 to " + MOST + " voices. " + WRONG_VOICE);
            return voices;
        }
        for (JsonNode one : sent) {
            Optional<String> id = id(one);
            JsonNode weight = one.path("weight");
            boolean given = weight.isNumber();
            double value = given ? weight.doubleValue() : 1;
            boolean fits = (given || weight.isMissingNode() || weight.isNull()) && value >= 0 && value <= HEAVIEST;
            if (id.isEmpty() || !fits || voices.containsKey(id.get())) {
                fields.error("voices", WRONG_VOICE);
                return voices;
            }
            voices.put(id.get(), given ? Optional.of(value) : Optional.empty());
        }
        if (voices.values().stream().allMatch(weight -> weight.isPresent() && weight.get() == 0)) {
            fields.error("voices", "At least one voice needs a weight above 0.");
        }
        return voices;
    }

    private static Optional<String> id(JsonNode voice) {
        JsonNode version = voice.path("model_version");
        JsonNode annotator = voice.path("annotator");
        if (version.isString() && annotator.isMissingNode()) {
            return Optional.of(Rater.ofModel(version.stringValue()));
        }
        return version.isMissingNode() && annotator.isIntegralNumber() && annotator.canConvertToLong()
                ? Optional.of(Long.toString(annotator.longValue()))
                : Optional.empty();
    }

    private Recipe named(String name) {
        return new Recipe(control, voices, learns, calibrates, threshold, least, name);
    }

    /** The same for the same ingredients, so that who combines them again finds what there is. */
    private String digest() {
        String said = String.join(
                "\n",
                control.name(),
                new TreeMap<>(voices).toString(),
                learns + " " + calibrates + " " + threshold + " " + least);
        return Sha256.hex(said, 4);
    }

    /** The versions among the voices. */
    List<String> versions() {
        return voices.keySet().stream()
                .filter(Rater::isModel)
                .map(id -> id.substring(Rater.MODEL.length()))
                .toList();
    }

    /** The accounts among the voices. */
    List<Long> annotators() {
        return voices.keySet().stream()
                .filter(id -> !Rater.isModel(id))
                .map(Long::valueOf)
                .toList();
    }
}
