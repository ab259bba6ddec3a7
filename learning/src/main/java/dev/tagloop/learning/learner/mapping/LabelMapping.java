package dev.tagloop.learning.learner.mapping;

import dev.tagloop.labelstudio.json.Json;
import dev.tagloop.labelstudio.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What each label of a model becomes in a project: what a person decided, else what means the same, else what experience tells. */
public final class LabelMapping {
    /** Why a label is mapped. */
    private enum Reason {
        NAME,
        CONFUSION,
        HAND;

        String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    private record Match(String label, Reason reason) {}

    private final List<String> modelLabels;
    private final Map<String, Match> matches = new LinkedHashMap<>();
    private final HandMapping hand;
    private final boolean takesAny;

    private LabelMapping(List<String> modelLabels, HandMapping hand, boolean takesAny) {
        this.modelLabels = modelLabels;
        this.hand = hand;
        this.takesAny = takesAny;
    }

    /**
     * Decides about each label.
     *
     * @param projectLabels the project's labels in the order of its config
     * @param takesAny whether the project takes other labels too, because they come from its tasks
     */
    public static LabelMapping of(
            List<String> modelLabels,
            List<String> projectLabels,
            boolean takesAny,
            HandMapping hand,
            LabelConfusion confusion) {
        LabelMapping mapping = new LabelMapping(modelLabels, hand, takesAny);
        for (String label : modelLabels) {
            Optional<String> decided = hand.labels().get(label);
            // A decision for a label that the project had once is none any more.
            if (decided != null
                    && decided.map(to -> takesAny || projectLabels.contains(to)).orElse(true)) {
                decided.ifPresent(to -> mapping.matches.put(label, new Match(to, Reason.HAND)));
                continue;
            }
            LabelNames.match(label, projectLabels)
                    .map(to -> new Match(to, Reason.NAME))
                    .or(() -> confusion.match(label, projectLabels).map(to -> new Match(to, Reason.CONFUSION)))
                    .ifPresent(match -> mapping.matches.put(label, match));
        }
        return mapping;
    }

    /** What a label of the model becomes; empty if it is left out. */
    public Optional<String> of(String modelLabel) {
        Match match = matches.get(modelLabel);
        if (match != null) {
            return Optional.of(match.label());
        }
        if (isLeftOut(modelLabel)) {
            return Optional.empty();
        }
        return switch (hand.unmatched()) {
            case DROP -> Optional.empty();
            case KEEP -> takesAny ? Optional.of(modelLabel) : Optional.empty();
            case ONE -> hand.one();
        };
    }

    /** Whether a person decided that it becomes none. */
    private boolean isLeftOut(String modelLabel) {
        return Optional.empty().equals(hand.labels().get(modelLabel));
    }

    /** Whether any label of the model becomes one of the project. */
    public boolean isUseful() {
        return modelLabels.stream().anyMatch(label -> of(label).isPresent());
    }

    /** The labels of the model for which nothing was found or decided. */
    public List<String> without() {
        return modelLabels.stream().filter(label -> !matches.containsKey(label)).toList();
    }

    /** {@code labels}, {@code unmatched}, {@code one}, {@code by} and {@code without} as a learner tells of its mapping. */
    public JsonObject json() {
        ObjectNode json = Json.mapper().createObjectNode();
        ObjectNode labels = json.putObject("labels");
        matches.forEach((label, match) -> labels.put(label, match.label()));
        json.put("unmatched", hand.unmatched().word());
        hand.one().ifPresent(label -> json.put("one", label));
        ObjectNode by = json.putObject("by");
        matches.forEach((label, match) -> by.put(label, match.reason().word()));
        modelLabels.stream().filter(this::isLeftOut).forEach(label -> by.put(label, Reason.HAND.word()));
        ArrayNode without = json.putArray("without");
        without().forEach(without::add);
        return JsonObject.owning(json);
    }
}
