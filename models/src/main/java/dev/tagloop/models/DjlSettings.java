package dev.tagloop.models;

import dev.tagloop.models.internal.natives.TokenizerNatives;

/** What DJL must know before its first class is loaded, for modules that use DJL themselves. */
public final class DjlSettings {
    private DjlSettings() {}

    /** Forbids DJL to phone home and to download, and names the folder for its libraries; what a person set stays. */
    public static void apply() {
        TokenizerNatives.prepare();
    }
}
