package dev.tagloop.labelstudio.convert.read;

import dev.tagloop.core.text.CodePointSpan;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** Counts over a whole file which units its spans agree with, so far as they carry their own text. */
final class UnitEvidence {
    private final Optional<OffsetUnit> stated;
    private final Map<OffsetUnit, Long> agreeing = new EnumMap<>(OffsetUnit.class);
    private long telling;
    private long silent;

    /** @param stated the unit that a person says, which no span is asked about */
    UnitEvidence(Optional<OffsetUnit> stated) {
        this.stated = stated;
    }

    void add(TextUnits text, WrittenSpan span) {
        if (stated.isPresent()) {
            return;
        }
        Map<OffsetUnit, Optional<CodePointSpan>> places = new EnumMap<>(OffsetUnit.class);
        for (OffsetUnit unit : OffsetUnit.values()) {
            places.put(unit, text.place(unit, span.start(), span.end()));
        }
        if (places.values().stream().distinct().count() == 1) {
            return;
        }
        if (span.said().isEmpty()) {
            silent++;
            return;
        }
        telling++;
        places.forEach((unit, place) -> {
            if (place.filter(found -> text.says(found, span.said().get())).isPresent()) {
                agreeing.merge(unit, 1L, Long::sum);
            }
        });
    }

    /** The stated unit, else that which most spans agree with; code points where none says anything. */
    OffsetUnit unit() {
        return stated.orElseGet(this::found);
    }

    private OffsetUnit found() {
        OffsetUnit best = OffsetUnit.CODE_POINTS;
        for (OffsetUnit unit : OffsetUnit.values()) {
            if (agreeing(unit) > agreeing(best)) {
                best = unit;
            }
        }
        return best;
    }

    /** How the unit is known, as a sentence; empty where all units come to the same. */
    Optional<String> remark() {
        if (stated.isPresent()) {
            return Optional.of("Offsets were read as " + stated.get().plural() + ", as stated.");
        }
        OffsetUnit unit = found();
        if (agreeing(unit) > 0) {
            return Optional.of(
                    "Offsets count " + unit.plural() + ", as their own texts prove at " + agreeing(unit) + " of "
                            + telling + " spans where units differ"
                            + (unit == OffsetUnit.CODE_POINTS ? "." : "; they were converted to code points."));
        }
        return silent == 0
                ? Optional.empty()
                : Optional.of(
                        "Unit not verifiable: " + silent + " spans stand where units differ, and the file does not say"
                                + " which characters it means. They were taken for code points; state the unit if it is another.");
    }

    private long agreeing(OffsetUnit unit) {
        return agreeing.getOrDefault(unit, 0L);
    }
}
