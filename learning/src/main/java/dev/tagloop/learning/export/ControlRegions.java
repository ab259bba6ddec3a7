package dev.tagloop.learning.export;

import dev.tagloop.core.labelconfig.ControlTag;
import dev.tagloop.labelstudio.model.Region;
import java.util.List;
import java.util.Optional;

/** The regions of one kind that one control made. */
final class ControlRegions {
    private ControlRegions() {}

    static <R extends Region> List<R> of(ControlTag control, List<Region> regions, Class<R> kind) {
        return regions.stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .filter(region -> region.fromName().map(control.name()::equals).orElse(false))
                .toList();
    }

    /** The last one: a control that says one thing about a task says it once, and who reads on sees the last word. */
    static <R extends Region> Optional<R> last(ControlTag control, List<Region> regions, Class<R> kind) {
        return of(control, regions, kind).stream().reduce((earlier, later) -> later);
    }
}
