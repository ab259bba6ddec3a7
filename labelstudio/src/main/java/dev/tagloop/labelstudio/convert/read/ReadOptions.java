package dev.tagloop.labelstudio.convert.read;

import dev.tagloop.core.labelconfig.LabelConfig;
import dev.tagloop.labelstudio.convert.rows.TagUse;
import java.util.Optional;

/**
 * How a file is to be read.
 *
 * @param config the label config that the tasks are for; empty to have one made of what the file holds
 * @param unit what the file counts its offsets in; empty to find out
 * @param scheme how a CoNLL file writes its tags; empty to find out
 * @param division what one task is made of in a CoNLL file
 * @param use what becomes of the labels: predictions, ground truth or nothing; empty for annotations that others are not measured by
 */
public record ReadOptions(
        Optional<LabelConfig> config,
        Optional<OffsetUnit> unit,
        Optional<TagScheme> scheme,
        Division division,
        Optional<TagUse> use) {
    /** What one task is made of. */
    public enum Division {
        /** Lines up to a blank one. */
        SENTENCES,
        /** Everything up to {@code -DOCSTART-}, a sentence a line. */
        DOCUMENTS
    }

    /** Everything is found out; labels become annotations. */
    public static ReadOptions defaults() {
        return new ReadOptions(
                Optional.empty(), Optional.empty(), Optional.empty(), Division.SENTENCES, Optional.empty());
    }

    /** The same for tasks of this label config. */
    public ReadOptions withConfig(LabelConfig wanted) {
        return new ReadOptions(Optional.of(wanted), unit, scheme, division, use);
    }

    /** The same with offsets in this unit. */
    public ReadOptions withUnit(OffsetUnit stated) {
        return new ReadOptions(config, Optional.of(stated), scheme, division, use);
    }

    /** The same with tags of this scheme. */
    public ReadOptions withScheme(TagScheme stated) {
        return new ReadOptions(config, unit, Optional.of(stated), division, use);
    }

    /** The same with tasks of these pieces. */
    public ReadOptions withDivision(Division wanted) {
        return new ReadOptions(config, unit, scheme, wanted, use);
    }

    /** The same with this use of the labels. */
    public ReadOptions withUse(TagUse wanted) {
        return new ReadOptions(config, unit, scheme, division, Optional.of(wanted));
    }
}
