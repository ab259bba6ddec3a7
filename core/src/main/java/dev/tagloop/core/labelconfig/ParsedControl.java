package dev.tagloop.core.labelconfig;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * A control as Label Studio's {@code parsed_label_config} shows it.
 *
 * @param name the control's name
 * @param type the tag's name
 * @param toName the names of its objects
 * @param condition the tag, label or choice that a per-region control waits for
 * @param dynamicLabels whether its labels come from the task's data
 * @param inputs its objects, those that exist
 * @param labels the attributes of each of its labels by what regions hold
 */
public record ParsedControl(
        String name,
        String type,
        List<String> toName,
        Optional<Condition> condition,
        boolean dynamicLabels,
        List<Input> inputs,
        SequencedMap<String, Map<String, String>> labels) {

    /** Copies the collections. */
    public ParsedControl {
        toName = List.copyOf(toName);
        inputs = List.copyOf(inputs);
        labels = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(labels));
    }

    /**
     * When a per-region control is shown.
     *
     * @param type {@code tag}, {@code label} or {@code choice}
     * @param name which one
     */
    public record Condition(String type, String name) {}

    /**
     * An object of a control.
     *
     * @param type the tag's name
     * @param valueType the attribute {@code valueType}; null where there is none
     * @param value the attribute {@code value} without its dollar
     */
    public record Input(String type, String valueType, String value) {}

    /** The control as nested maps in the key order of the original, ready to be written as JSON. */
    public SequencedMap<String, Object> toMap() {
        SequencedMap<String, Object> map = new LinkedHashMap<>();
        map.put("type", type);
        map.put("to_name", toName);
        condition.ifPresent(found -> {
            SequencedMap<String, Object> conditionals = new LinkedHashMap<>();
            conditionals.put("type", found.type());
            conditionals.put("name", found.name());
            map.put("conditionals", conditionals);
        });
        if (dynamicLabels) {
            map.put("dynamic_labels", true);
        }
        List<Object> inputMaps = new ArrayList<>();
        for (Input input : inputs) {
            SequencedMap<String, Object> inputMap = new LinkedHashMap<>();
            inputMap.put("type", input.type());
            inputMap.put("valueType", input.valueType());
            inputMap.put("value", input.value());
            inputMaps.add(inputMap);
        }
        map.put("inputs", inputMaps);
        map.put("labels", List.copyOf(labels.keySet()));
        map.put("labels_attrs", labels);
        return map;
    }
}
