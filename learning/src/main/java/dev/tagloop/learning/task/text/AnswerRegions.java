package dev.tagloop.learning.task.text;

import dev.tagloop.core.classification.ClassifiedText;
import dev.tagloop.core.labelconfig.ControlTag;
import dev.tagloop.labelstudio.convert.ConversionException;
import dev.tagloop.labelstudio.json.JsonObject;
import dev.tagloop.labelstudio.model.ChoicesRegion;
import dev.tagloop.labelstudio.model.NumberRegion;
import dev.tagloop.labelstudio.model.RatingRegion;
import dev.tagloop.labelstudio.model.Region;
import dev.tagloop.labelstudio.model.TaxonomyRegion;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** Writes what is said about a whole text as regions of its control. */
final class AnswerRegions {
    private static final double STARS = 5;
    private static final double DIGITS = 10_000;

    private final AnswerControl target;

    AnswerRegions(AnswerControl target) {
        this.target = target;
    }

    /** The regions of an answer. @throws ConversionException if the control does not offer a label */
    List<Region> of(ClassifiedText answered) {
        return answered.number() != null
                ? List.of(number(answered.number()))
                : labels(answered.labels(), OptionalDouble.empty());
    }

    /** One region with all labels; none where there is no label. */
    List<Region> labels(List<String> labels, OptionalDouble score) {
        if (labels.isEmpty()) {
            return List.of();
        }
        List<List<String>> paths = labels.stream()
                .map(label -> target.path(label).orElseThrow(() -> unknown(label)))
                .toList();
        if (target.control() instanceof ControlTag.Taxonomy) {
            return List.of(new TaxonomyRegion(region(Map.of("taxonomy", paths), score)));
        }
        boolean plain = paths.stream().allMatch(path -> path.size() == 1);
        List<?> chosen = plain ? paths.stream().map(List::getFirst).toList() : paths;
        return List.of(new ChoicesRegion(region(Map.of("choices", chosen), score)));
    }

    /** A number, within what the control takes; stars are whole. */
    Region number(double value) {
        if (target.control() instanceof ControlTag.Rating rating) {
            double most = bound(rating, "maxRating").orElse(STARS);
            long stars = Math.round(Math.clamp(value, 1, most));
            return new RatingRegion(region(Map.of("rating", stars), OptionalDouble.empty()));
        }
        double least = bound(target.control(), "min").orElse(Double.NEGATIVE_INFINITY);
        double most = bound(target.control(), "max").orElse(Double.POSITIVE_INFINITY);
        double rounded = Math.rint(Math.clamp(value, least, most) * DIGITS) / DIGITS;
        return new NumberRegion(region(Map.of("number", rounded), OptionalDouble.empty()));
    }

    private static OptionalDouble bound(ControlTag control, String name) {
        return control.attribute(name).stream()
                .filter(value -> value.matches("-?\\d+(\\.\\d+)?"))
                .mapToDouble(Double::parseDouble)
                .findFirst();
    }

    private JsonObject region(Map<String, ?> value, OptionalDouble score) {
        ControlTag control = target.control();
        JsonObject region = JsonObject.empty()
                .with("from_name", control.name())
                .with("to_name", target.text().name())
                .with("type", control.resultType())
                .with("value", value);
        return score.isPresent() ? region.with("score", score.getAsDouble()) : region;
    }

    private ConversionException unknown(String label) {
        return new ConversionException("the label " + label + " is none of the label config's, which are "
                + String.join(", ", target.paths().keySet()) + "; add it to the config");
    }
}
