package dev.tagloop.core.labelconfig.lint;

import dev.tagloop.core.labelconfig.LabelConfig;
import dev.tagloop.core.labelconfig.LabelConfigException;
import java.util.List;
import java.util.Set;

/**
 * Looks a configuration over.
 *
 * {@snippet :
 * ConfigLint.check("<View><Text name='text' value='$text'/><Labels name='ner' toName='txt'>…</Labels></View>");
 * // 1:40: error: toName="txt" names nothing. Did you mean "text"?
 * }
 */
public final class ConfigLint {
    private static final List<Rule> RULES = List.of(
            new ShapeRule(),
            new TagRule(),
            new AttributeRule(),
            new RequiredRule(),
            new NameRule(),
            new OptionRule(),
            new HotkeyRule(),
            new ConditionRule(),
            new DataRule(),
            new UseRule());

    private ConfigLint() {}

    /** What is wrong with a configuration that stands alone, in the order of the text. Never throws. */
    public static List<LintProblem> check(String xml) {
        return check(xml, ProjectUse.NONE);
    }

    /** What is wrong with a configuration for a project that holds this, in the order of the text. Never throws. */
    public static List<LintProblem> check(String xml, ProjectUse use) {
        Findings findings = new Findings();
        try {
            LintedConfig config = new LintedConfig(LabelConfig.parse(xml), use);
            RULES.forEach(rule -> rule.check(config, findings));
        } catch (LabelConfigException fault) {
            findings.add(XmlFaults.describe(xml, fault));
        }
        return findings.inOrder();
    }

    /** The names of all tags that it knows, those for other media included. */
    public static Set<String> tags() {
        return TagCatalogue.all();
    }
}
