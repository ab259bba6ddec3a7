package dev.tagloop.labelstudio.convert.export;

import dev.tagloop.core.labelconfig.ControlTag;
import dev.tagloop.core.labelconfig.LabelConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The controls of a config by the names that regions carry: inside a repeater {@code label_{{idx}}} stands for {@code label_0}, … */
final class ControlNames {
    private static final Pattern INDEX = Pattern.compile("\\{\\{[^{}]*}}");

    private final LabelConfig config;
    private final List<Repeated> repeated = new ArrayList<>();

    private record Repeated(Pattern names, ControlTag control) {}

    ControlNames(LabelConfig config) {
        this.config = config;
        for (ControlTag control : config.controls()) {
            String[] parts = INDEX.split(control.name(), -1);
            if (parts.length > 1) {
                List<String> quoted =
                        List.of(parts).stream().map(Pattern::quote).toList();
                repeated.add(new Repeated(Pattern.compile(String.join("[0-9]+", quoted)), control));
            }
        }
    }

    Optional<ControlTag> find(String name) {
        return config.control(name)
                .or(() -> repeated.stream()
                        .filter(entry -> entry.names().matcher(name).matches())
                        .map(Repeated::control)
                        .findFirst());
    }
}
