package dev.tagloop.server.accounts;

import dev.tagloop.server.http.ApiException;
import dev.tagloop.server.http.Json;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * Hotkeys that a person set: {@code {"section:action": {"key": "ctrl+s", "active": true}}}. They come back to pages, so only what is a
 * hotkey is stored.
 */
final class Hotkeys {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.-]{1,64}:[A-Za-z0-9_.-]{1,64}");
    private static final Pattern KEY = Pattern.compile("[^\\p{Cntrl}<>&\"']{1,64}");
    private static final int MOST = 1000;

    private Hotkeys() {}

    /** The text to store. @throws ApiException 400 for anything else */
    static String read(JsonNode hotkeys) {
        if (!hotkeys.isObject() || hotkeys.size() > MOST) {
            throw wrong("custom_hotkeys must be an object of at most " + MOST + " hotkeys");
        }
        for (Map.Entry<String, JsonNode> entry : hotkeys.properties()) {
            if (!NAME.matcher(entry.getKey()).matches()) {
                throw wrong("Hotkey names must look like section:action");
            }
            check(entry.getKey(), entry.getValue());
        }
        return Json.stored(hotkeys);
    }

    private static void check(String name, JsonNode hotkey) {
        JsonNode key = hotkey.get("key");
        JsonNode active = hotkey.get("active");
        boolean keyFits = key != null
                && (key.isNull()
                        || (key.isString() && KEY.matcher(key.stringValue()).matches()));
        if (!hotkey.isObject() || !keyFits || (active != null && !active.isBoolean())) {
            throw wrong("Hotkey " + name
                    + " must have a \"key\" such as \"ctrl+s\" and may have \"active\": true or false");
        }
    }

    private static ApiException wrong(String message) {
        return ApiException.invalid("custom_hotkeys", message);
    }
}
