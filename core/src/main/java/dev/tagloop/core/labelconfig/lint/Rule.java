package dev.tagloop.core.labelconfig.lint;

/** One kind of problem. */
interface Rule {
    void check(LintedConfig config, Findings findings);
}
