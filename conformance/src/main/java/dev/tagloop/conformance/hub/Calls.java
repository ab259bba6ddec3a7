package dev.tagloop.conformance.hub;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Which call a request is, by method and path. */
final class Calls {
    private static final String REPO = "/api/(?:models|datasets|spaces)/[^/]+(?:/[^/]+)?";
    private static final List<Map.Entry<Pattern, Call>> RULES = List.of(
            rule("HEAD .*/resolve(-cache)?/.*", Call.RESOLVE_HEAD),
            rule("GET .*/resolve(-cache)?/.*", Call.RESOLVE_GET),
            rule("GET /api/whoami-v2", Call.WHOAMI),
            rule("POST /api/repos/create", Call.CREATE),
            rule("DELETE /api/repos/delete", Call.DELETE),
            rule("POST /api/validate-yaml", Call.VALIDATE_YAML),
            rule("GET /api/(models|datasets|spaces)", Call.LIST),
            rule("GET " + REPO + "/tree/.*", Call.TREE),
            rule("POST " + REPO + "/paths-info/.*", Call.PATHS_INFO),
            rule("GET " + REPO + "/refs", Call.REFS),
            rule("GET " + REPO + "/commits/.*", Call.COMMITS),
            rule("POST " + REPO + "/preupload/.*", Call.PREUPLOAD),
            rule("POST " + REPO + "/commit/.*", Call.COMMIT),
            rule("(POST|DELETE) " + REPO + "/(branch|tag)/.*", Call.BRANCH),
            rule("POST .*\\.git/info/lfs/objects/batch", Call.LFS_BATCH),
            rule("POST .*\\.git/info/lfs/objects/verify", Call.LFS_VERIFY),
            rule("POST /api/complete_multipart", Call.LFS_COMPLETE),
            rule("GET " + REPO + "(/revision/.*)?", Call.INFO));

    private Calls() {}

    static Call of(String method, String path, boolean atFront) {
        if (!atFront) {
            return method.equals("PUT") ? Call.LFS_PUT : Call.CONTENT;
        }
        String line = method + " " + path;
        return RULES.stream()
                .filter(rule -> rule.getKey().matcher(line).matches())
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(Call.OTHER);
    }

    private static Map.Entry<Pattern, Call> rule(String pattern, Call call) {
        return Map.entry(Pattern.compile(pattern), call);
    }
}
