package dev.tagloop.server.accounts;

import java.util.List;
import java.util.Map;

/** What people call a browser and its system, from the text by which it names itself: "Firefox, Linux". */
final class BrowserName {
    /** In this order: each of them also claims to be those that come later. */
    private static final List<Map.Entry<String, String>> BROWSERS = List.of(
            Map.entry("Edg/", "Edge"),
            Map.entry("OPR/", "Opera"),
            Map.entry("Firefox/", "Firefox"),
            Map.entry("Chrome/", "Chrome"),
            Map.entry("Safari/", "Safari"));

    private static final List<Map.Entry<String, String>> SYSTEMS = List.of(
            Map.entry("Android", "Android"),
            Map.entry("iPhone", "iPhone"),
            Map.entry("iPad", "iPad"),
            Map.entry("Windows", "Windows"),
            Map.entry("Mac OS X", "macOS"),
            Map.entry("CrOS", "ChromeOS"),
            Map.entry("Linux", "Linux"));

    private static final int LENGTH = 60;

    private BrowserName() {}

    /** Empty where the browser says nothing. */
    static String of(String userAgent) {
        String browser = first(BROWSERS, userAgent);
        if (browser.isEmpty()) {
            // A program names itself before the first slash or blank.
            String name = userAgent.split("[/ ]", 2)[0];
            return name.substring(0, Math.min(LENGTH, name.length()));
        }
        String system = first(SYSTEMS, userAgent);
        return system.isEmpty() ? browser : browser + ", " + system;
    }

    private static String first(List<Map.Entry<String, String>> names, String userAgent) {
        return names.stream()
                .filter(name -> userAgent.contains(name.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("");
    }
}
