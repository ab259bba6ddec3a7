package dev.tagloop.core.labelconfig.lint;

import dev.tagloop.core.labelconfig.ControlTag;
import dev.tagloop.core.labelconfig.LabelConfig;
import dev.tagloop.core.labelconfig.Tag;
import java.util.Optional;

/** Work that has been done and that the configuration would no longer show. */
final class UseRule implements Rule {
    @Override
    public void check(LintedConfig config, Findings findings) {
        config.use().regions().forEach(regions -> checkRegions(regions, config, findings));
        config.use().labels().forEach(label -> checkLabel(label, config.config(), findings));
    }

    private static void checkRegions(ProjectUse.Regions regions, LintedConfig linted, Findings findings) {
        LabelConfig config = linted.config();
        Optional<ControlTag> control = config.controlOf(regions.fromName());
        String use = Words.count(regions.annotations(), "annotation uses", "annotations use");
        if (control.isEmpty()) {
            findings.error(
                    linted.named().getOrDefault(regions.fromName(), config.root()),
                    use + " the control " + Words.quote(regions.fromName()) + ", which is not here.",
                    Words.didYouMean(
                            regions.fromName(),
                            config.controls().stream().map(Tag::name).toList(),
                            "Put it back, or remove these annotations first."));
        } else if (!control.get().resultType().equals(regions.type())) {
            findings.error(
                    control.get(),
                    use + " " + Words.quote(regions.fromName()) + " as " + Words.quote(regions.type()) + ", not as "
                            + Words.quote(control.get().resultType()) + ".",
                    "Keep the kind of control, or give the new one another name.");
        } else if (!control.get().isAbout(regions.toName())) {
            findings.error(
                    control.get().placeOf("toName"),
                    use + " " + Words.quote(regions.fromName()) + " on " + Words.quote(regions.toName()) + ".",
                    "Keep the object's name and name it in toName.");
        }
    }

    private static void checkLabel(ProjectUse.Label label, LabelConfig config, Findings findings) {
        Optional<ControlTag> control = config.controlOf(label.control()).filter(found -> !found.offers(label.label()));
        if (control.isEmpty()) {
            return;
        }
        String use = label.annotations() > 0
                ? Words.count(label.annotations(), "annotation uses", "annotations use")
                : Words.count(label.drafts(), "draft uses", "drafts use");
        findings.warning(
                control.get(),
                use + " " + Words.quote(label.label()) + ", which " + Words.quote(label.control())
                        + " no longer offers.",
                "Put the label back, or rename it in the annotations too.");
    }
}
