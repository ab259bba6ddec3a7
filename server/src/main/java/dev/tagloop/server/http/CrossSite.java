package dev.tagloop.server.http;

import io.javalin.http.Context;
import java.net.URI;

/** Whether a browser sends a request for a page of another site. */
public final class CrossSite {
    private CrossSite() {}

    /** True when the browser says that another site made this request. */
    public static boolean isCrossSite(Context context) {
        String site = context.header("Sec-Fetch-Site");
        // A sibling of ours ("same-site") may be anybody's: its origin decides.
        if (site != null && !site.equals("same-site")) {
            return site.equals("cross-site");
        }
        String origin = context.header("Origin");
        if (origin == null) {
            return false;
        }
        try {
            String authority = URI.create(origin).getAuthority();
            return authority == null || !authority.equals(context.host());
        } catch (IllegalArgumentException e) {
            return true;
        }
    }
}
