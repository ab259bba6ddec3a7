package dev.tagloop.core.labelconfig;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * A labelling configuration.
 *
 * {@snippet :
 * LabelConfig config = LabelConfig.parse("""
 *     <View>
 *       <Text name="text" value="$text"/>
 *       <Labels name="ner" toName="text"><Label value="PER"/><Label value="ORG"/></Labels>
 *     </View>""");
 * config.control("ner").orElseThrow().labels(); // [PER, ORG]
 * }
 */
public final class LabelConfig {

    private final String xml;
    private final Tag root;
    private final SequencedMap<String, ObjectTag> objects = new LinkedHashMap<>();
    private final SequencedMap<String, ControlTag> controls = new LinkedHashMap<>();

    /** Found when somebody first asks: each task of an import is held against them. */
    private volatile List<Variable> variables;

    private LabelConfig(String xml, Tag root) {
        this.xml = xml;
        this.root = root;
        root.walk().forEach(this::index);
    }

    private void index(Tag tag) {
        if (tag.name().isEmpty()) {
            return;
        }
        if (tag instanceof ControlTag control && !control.toNames().isEmpty()) {
            controls.put(control.name(), control);
        } else if (tag instanceof ObjectTag object
                && (object.attribute("value").isPresent()
                        || object.attribute("valueList").isPresent())) {
            objects.put(object.name(), object);
        }
    }

    /**
     * Reads a configuration. Any well-formed XML is one; whether it can be used is for {@link #validate} to say.
     *
     * @throws LabelConfigException if the text is not well-formed, holds a document type, or is too long or too deep
     */
    public static LabelConfig parse(String xml) {
        return new LabelConfig(xml, TagReader.read(XmlReader.read(xml)));
    }

    /** The text that was parsed. */
    public String xml() {
        return xml;
    }

    /** The outermost tag. */
    public Tag root() {
        return root;
    }

    /** Controls that have a name and speak about something, in the order written. */
    public List<ControlTag> controls() {
        return List.copyOf(controls.values());
    }

    /** Objects that have a name and show something, in the order written. */
    public List<ObjectTag> objects() {
        return List.copyOf(objects.values());
    }

    /** The control of this name. */
    public Optional<ControlTag> control(String name) {
        return Optional.ofNullable(controls.get(name));
    }

    /** The control that makes the regions with this {@code from_name}: inside a repeater one control has many of them. */
    public Optional<ControlTag> controlOf(String fromName) {
        return control(fromName)
                .or(() -> controls.values().stream()
                        .filter(control -> RepeatedName.standsFor(control.name(), fromName))
                        .findFirst());
    }

    /** The object of this name. */
    public Optional<ObjectTag> object(String name) {
        return Optional.ofNullable(objects.get(name));
    }

    /**
     * The same configuration without any other control.
     *
     * @param control its name
     * @throws IllegalArgumentException if there is no such control
     */
    public LabelConfig only(String control) {
        if (!controls.containsKey(control)) {
            throw new IllegalArgumentException(
                    "the label config has no control " + control + "; it has " + String.join(", ", controls.keySet()));
        }
        Element whole = XmlReader.read(xml);
        ConfigRewriter rewriter = new ConfigRewriter(xml);
        dropOthers(whole, control, rewriter);
        return parse(rewriter.write(whole));
    }

    private void dropOthers(Element element, String control, ConfigRewriter rewriter) {
        for (Element child : element.children) {
            String name = child.attributes.getOrDefault("name", "");
            if (controls.containsKey(name) && !name.equals(control)) {
                rewriter.remove(child);
            } else {
                dropOthers(child, control, rewriter);
            }
        }
    }

    /** Where the configuration reads the task's data, each key once, in the order written. */
    public List<Variable> variables() {
        List<Variable> found = variables;
        if (found == null) {
            Map<String, Variable> byKey = new LinkedHashMap<>();
            root.walk()
                    .flatMap(tag -> Variable.of(tag, "value").or(() -> Variable.of(tag, "valueList")).stream())
                    .forEach(variable -> byKey.putIfAbsent(variable.key(), variable));
            found = List.copyOf(byKey.values());
            variables = found;
        }
        return found;
    }

    /** The controls in the shape of {@code parsed_label_config}. */
    public List<ParsedControl> parsedControls() {
        return new ControlParser(this).parse();
    }

    /** The whole {@code parsed_label_config} as nested maps, ready to be written as JSON. */
    public SequencedMap<String, Object> parsedLabelConfig() {
        SequencedMap<String, Object> parsed = new LinkedHashMap<>();
        parsedControls().forEach(control -> parsed.put(control.name(), control.toMap()));
        return parsed;
    }

    /**
     * Checks what Label Studio checks when a project is saved: attributes and options that must be there, names that must
     * be unique, targets that must exist.
     *
     * @throws LabelConfigException with the original's message and the place of the tag
     */
    public void validate() {
        new ConfigRules(this).check();
    }

    /**
     * What keeps a task's data from being shown with this configuration.
     *
     * @param data the task's data: text, numbers, booleans, null, lists and maps
     * @return the first problem in the order of the configuration
     */
    public Optional<DataProblem> firstProblem(Map<String, ?> data) {
        for (Variable variable : variables()) {
            Optional<DataProblem> problem = DataTypes.problem(variable, data);
            if (problem.isPresent()) {
                return problem;
            }
        }
        return Optional.empty();
    }
}
