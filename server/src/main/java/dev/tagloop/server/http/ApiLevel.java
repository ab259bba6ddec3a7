package dev.tagloop.server.http;

/** Which API this server speaks. Clients compare this release to decide what they may call; it is not the release of this program. */
public final class ApiLevel {
    /** The release of the original whose recorded exchanges our answers are tested against. */
    public static final String RELEASE = "1.23.0.dev0";

    public static final String SHORT_RELEASE = "1.23";
    public static final String CONVERTER_RELEASE = "2.0.15";

    private ApiLevel() {}

    /** The release of this program, from its jar; "development" when it runs from class folders. */
    public static String programRelease() {
        String release = ApiLevel.class.getPackage().getImplementationVersion();
        return release == null ? "development" : release;
    }
}
