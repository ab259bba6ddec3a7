package dev.tagloop.labelstudio.convert.read;

import dev.tagloop.core.labelconfig.ControlTag;
import dev.tagloop.core.labelconfig.LabelConfig;
import dev.tagloop.core.labelconfig.Variable;
import dev.tagloop.core.rows.RowMarks;
import dev.tagloop.core.span.LabeledSpan;
import dev.tagloop.core.span.LabeledText;
import dev.tagloop.core.text.CodePointSpan;
import dev.tagloop.labelstudio.convert.ConversionException;
import dev.tagloop.labelstudio.convert.SpanTarget;
import dev.tagloop.labelstudio.convert.SpanWriter;
import dev.tagloop.labelstudio.convert.read.Document.Mark;
import dev.tagloop.labelstudio.convert.read.Document.Verdict;
import dev.tagloop.labelstudio.convert.rows.MarkWriter;
import dev.tagloop.labelstudio.convert.rows.RowTarget;
import dev.tagloop.labelstudio.convert.rows.TagUse;
import dev.tagloop.labelstudio.json.Json;
import dev.tagloop.labelstudio.model.LabelsRegion;
import dev.tagloop.labelstudio.model.Region;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Makes tasks of documents: texts, labels and what else is known, each where a label config wants it. */
final class DocumentTasks {
    private static final long MOST_MARKED = 16_000_000;

    private final LabelConfig config;
    private final RowTarget target;
    private final MarkWriter choices;
    private final Optional<SpanWriter> spans;
    private final Set<String> dataKeys;
    private final Optional<TagUse> use;

    /** @throws ConversionException if the config shows no text, or only one inside another value */
    DocumentTasks(LabelConfig config, Optional<TagUse> use) {
        this.config = config;
        this.target = new RowTarget(config);
        this.choices = new MarkWriter(target);
        this.spans = target.spans().map(SpanWriter::of);
        this.dataKeys = config.variables().stream().map(Variable::key).collect(Collectors.toSet());
        this.use = use;
    }

    /** @throws ConversionException if labels are wanted that no control takes */
    void check(Survey survey) {
        if (use.filter(TagUse.NONE::equals).isEmpty()) {
            if (!survey.labels().isEmpty() && target.spans().isEmpty()) {
                throw new ConversionException(
                        "the label config has no <Labels> for a <Text>, which the spans of the file"
                                + " need; change it, or import the texts without their labels");
            }
            if (!survey.choices().isEmpty() && target.choices(List.of()).isEmpty()) {
                throw new ConversionException("the label config has no <Choices>, which the labels of the file need;"
                        + " change it, or import the texts without their labels");
            }
        }
    }

    /** @throws RowRefusal if a span does not fit the text, or a label the config */
    ReadTask task(Document document, SpanPlacer placer) {
        RowNotes notes = new RowNotes(document.file(), document.row());
        document.notes().forEach(note -> notes.add(note.field(), note.message()));
        ObjectNode item = Json.mapper().createObjectNode();
        ObjectNode data = item.putObject("data");
        data.put(target.textKey(), document.text().value());
        List<CodePointSpan> places = places(document, placer, notes);
        if (document.verdict() != Verdict.UNSEEN
                && use.filter(TagUse.NONE::equals).isEmpty()) {
            add(item, document, result(document, places, notes));
        }
        ObjectNode meta = Json.mapper().createObjectNode();
        document.columns().forEach((name, value) -> {
            if (dataKeys.contains(name) && !data.has(name)) {
                data.set(name, value);
            } else {
                meta.set(name, value);
            }
        });
        if (!meta.isEmpty()) {
            item.set("meta", meta);
        }
        return new ReadTask(document.file(), document.row(), item, notes.list());
    }

    private void add(ObjectNode item, Document document, ArrayNode result) {
        boolean suggested = document.verdict() == Verdict.SUGGESTED
                || use.filter(TagUse.PREDICTIONS::equals).isPresent();
        if (suggested && document.verdict() != Verdict.SKIPPED) {
            item.putArray("predictions")
                    .addObject()
                    .put("model_version", document.file())
                    .set("result", result);
        } else if (!suggested) {
            ObjectNode annotation = item.putArray("annotations").addObject();
            annotation.set("result", result);
            annotation.put("was_cancelled", document.verdict() == Verdict.SKIPPED);
            annotation.put(
                    "ground_truth", use.filter(TagUse.GROUND_TRUTH::equals).isPresent());
        }
    }

    private static List<CodePointSpan> places(Document document, SpanPlacer placer, RowNotes notes) {
        List<WrittenSpan> written =
                new ArrayList<>(document.marks().stream().map(Mark::span).toList());
        written.addAll(document.tokens());
        OffsetUnit unit = document.exact() ? OffsetUnit.CODE_POINTS : placer.unitOf(document.text(), written);
        if (unit != placer.unit() && !document.exact()) {
            notes.add(
                    "",
                    "its own texts prove that its offsets count " + unit.plural()
                            + ", unlike those of the file; they were converted");
        }
        document.tokens().forEach(token -> SpanPlacer.place(unit, document.text(), token));
        List<CodePointSpan> places = new ArrayList<>();
        long characters = 0;
        for (Mark mark : document.marks()) {
            CodePointSpan place = SpanPlacer.place(unit, document.text(), mark.span());
            characters += (long) place.length() * (1 + mark.attributes().size());
            places.add(place);
        }
        // Each region carries its own text, so that a small file could ask for very much.
        if (characters > MOST_MARKED) {
            throw new RowRefusal("", "its spans hold more than " + MOST_MARKED + " characters altogether");
        }
        return places;
    }

    private ArrayNode result(Document document, List<CodePointSpan> places, RowNotes notes) {
        ArrayNode result = Json.mapper().createArrayNode();
        List<LabelsRegion> regions = regions(document, places);
        for (int i = 0; i < regions.size(); i++) {
            Mark mark = document.marks().get(i);
            ObjectNode region = regions.get(i).json().toNode();
            region.put("id", mark.id());
            if (!mark.parent().isEmpty()) {
                region.put("parentID", mark.parent());
            }
            if (!mark.remarks().isEmpty()) {
                ArrayNode texts = region.putObject("meta").putArray("text");
                mark.remarks().forEach(texts::add);
            }
            result.add(region);
            attributes(mark, region, notes).forEach(result::add);
        }
        for (Document.Link link : document.links()) {
            ObjectNode relation = result.addObject().put("type", "relation");
            relation.put("from_id", link.from()).put("to_id", link.to()).put("direction", "right");
            if (!link.name().isEmpty()) {
                relation.putArray("labels").add(link.name());
            }
        }
        chosen(document).forEach(region -> result.add(region.json().toNode().put("id", "choice")));
        return result;
    }

    private List<LabelsRegion> regions(Document document, List<CodePointSpan> places) {
        if (document.marks().isEmpty()) {
            return List.of();
        }
        List<LabeledSpan> labelled = new ArrayList<>();
        for (int i = 0; i < places.size(); i++) {
            labelled.add(new LabeledSpan(places.get(i), document.marks().get(i).label()));
        }
        try {
            return spans.orElseThrow().regions(new LabeledText(document.text().value(), labelled));
        } catch (ConversionException e) {
            throw new RowRefusal("", e.getMessage());
        }
    }

    private List<? extends Region> chosen(Document document) {
        try {
            return choices.regions(document.text().value(), new RowMarks.Labels(document.choices()));
        } catch (ConversionException e) {
            throw new RowRefusal("", e.getMessage());
        }
    }

    /** Choices for the region of a mark, where the config has such. */
    private List<ObjectNode> attributes(Mark mark, ObjectNode region, RowNotes notes) {
        List<ObjectNode> all = new ArrayList<>();
        mark.attributes().forEach((name, value) -> {
            if (takes(name, value)) {
                ObjectNode choice = Json.mapper().createObjectNode();
                choice.put("id", mark.id()).put("from_name", name).set("to_name", region.get("to_name"));
                choice.put("type", "choices");
                ObjectNode held = choice.putObject("value");
                region.get("value").properties().forEach(entry -> {
                    if (!entry.getKey().equals("labels")) {
                        held.set(entry.getKey(), entry.getValue());
                    }
                });
                held.putArray("choices").add(value);
                all.add(choice);
            } else {
                notes.add(
                        mark.span().field(),
                        "its attribute " + name
                                + " was not kept: the label config has no <Choices name=\"" + name
                                + "\" perRegion=\"true\"> with the choice " + value);
            }
        });
        return all;
    }

    private boolean takes(String name, String value) {
        return config.control(name)
                .filter(ControlTag.Choices.class::isInstance)
                .filter(control ->
                        control.attribute("perRegion").filter("true"::equals).isPresent())
                .filter(control -> control.toNames()
                        .contains(target.spans()
                                .map(SpanTarget::text)
                                .orElseThrow()
                                .name()))
                .filter(control -> control.offers(value))
                .isPresent();
    }
}
