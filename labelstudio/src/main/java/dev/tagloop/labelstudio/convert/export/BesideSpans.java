package dev.tagloop.labelstudio.convert.export;

import dev.tagloop.core.labelconfig.ControlTag;
import dev.tagloop.core.labelconfig.LabelConfig;
import dev.tagloop.labelstudio.model.ChoicesRegion;
import dev.tagloop.labelstudio.model.RatingRegion;
import dev.tagloop.labelstudio.model.Region;
import dev.tagloop.labelstudio.model.RelationRegion;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What annotations say besides spans and relations: labels of a text as a whole, and choices and stars for single spans. */
final class BesideSpans {
    private final LabelConfig config;
    private final Optional<ControlTag> ofText;

    BesideSpans(LabelConfig config) {
        this.config = config;
        this.ofText = config.controls().stream()
                .filter(ControlTag.Choices.class::isInstance)
                .filter(control -> !isPerRegion(control))
                .findFirst();
    }

    private static boolean isPerRegion(ControlTag control) {
        return control.attribute("perRegion").filter("true"::equals).isPresent();
    }

    /** A value of a span's own. */
    record Attribute(String name, String value) {}

    /** All labels that a text as a whole may have, as far as the config knows them. */
    List<String> offered() {
        return ofText.map(ControlTag::labels).orElse(List.of());
    }

    /** The labels that a text as a whole has, by the first control for them. */
    List<String> chosen(LabelledDocument document) {
        Set<String> chosen = new LinkedHashSet<>();
        for (Region region : document.result()) {
            if (isOfText(region)) {
                chosen.addAll(((ChoicesRegion) region).choices());
            }
        }
        return List.copyOf(chosen);
    }

    private boolean isOfText(Region region) {
        return region instanceof ChoicesRegion && ofText.map(ControlTag::name).equals(region.fromName());
    }

    /** What is said about single spans, by their number; of several choices each. */
    Map<Integer, List<Attribute>> attributes(LabelledDocument document) {
        Map<Integer, List<Attribute>> found = new LinkedHashMap<>();
        for (Region region : document.result()) {
            int span = span(document, region);
            if (span >= 0) {
                List<Attribute> list = found.computeIfAbsent(span, number -> new ArrayList<>());
                String name = region.fromName().orElseThrow();
                values(region).forEach(value -> list.add(new Attribute(name, value)));
            }
        }
        return found;
    }

    private static List<String> values(Region region) {
        return switch (region) {
            case ChoicesRegion choices -> choices.choices();
            case RatingRegion rating ->
                List.of(new BigDecimal(Double.toString(rating.rating()))
                        .stripTrailingZeros()
                        .toPlainString());
            default -> List.of();
        };
    }

    /** The number of the span that a choice or rating belongs to; -1 where it belongs to none. */
    private int span(LabelledDocument document, Region region) {
        boolean own = (region instanceof ChoicesRegion || region instanceof RatingRegion)
                && region.fromName()
                        .flatMap(config::control)
                        .filter(BesideSpans::isPerRegion)
                        .isPresent();
        if (own && region.id().isPresent()) {
            for (int i = 0; i < document.regions().size(); i++) {
                if (document.regions().get(i).id().equals(region.id())) {
                    return i;
                }
            }
        }
        return -1;
    }

    /**
     * Tells which answers a format cannot hold.
     *
     * @param labels whether it holds labels of a text as a whole
     * @param attributes whether it holds what is said about single spans
     */
    void tellOthers(LabelledDocument document, boolean labels, boolean attributes, ExportNotes notes) {
        Map<String, Integer> others = new LinkedHashMap<>();
        for (Region region : document.result()) {
            boolean held = document.regions().contains(region)
                    || region instanceof RelationRegion
                    || labels && isOfText(region)
                    || attributes && span(document, region) >= 0;
            // Spans that were not read are told by whoever read them.
            boolean isAnswer =
                    region.type().filter(type -> !type.endsWith("labels")).isPresent();
            if (!held && isAnswer) {
                others.merge(region.fromName().orElse("?"), 1, Integer::sum);
            }
        }
        others.forEach((control, count) -> notes.note(
                document.name(),
                count == 1
                        ? "the answer of \"" + control + "\" is left out: this format has no place for it"
                        : count + " answers of \"" + control + "\" are left out: this format has no place for them"));
    }
}
