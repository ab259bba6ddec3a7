package dev.tagloop.hub.internal.http;

import dev.tagloop.hub.HubException;
import dev.tagloop.net.OutboundException;
import dev.tagloop.net.OutboundResponse;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** JSON of the Hub, read leniently: unknown keys are skipped, missing ones are nothing. */
public final class HubJson {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private HubJson() {}

    /** Carries a connection that broke under the parser to whoever may try again. */
    static final class BrokenBody extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient OutboundException failure;

        BrokenBody(OutboundException failure) {
            super(failure);
            this.failure = failure;
        }

        OutboundException failure() {
            return failure;
        }
    }

    /** An object to fill. */
    public static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    /** Parses a text. */
    public static JsonNode read(String text) {
        return MAPPER.readTree(text);
    }

    /** The body of an answer. */
    static JsonNode read(HubCall call, OutboundResponse response) {
        try {
            return MAPPER.readTree(response.body());
        } catch (JacksonException e) {
            if (e.getCause() instanceof OutboundException broken) {
                throw new BrokenBody(broken);
            }
            throw new HubException(
                    HubException.Kind.NOT_A_HUB,
                    call.about() + ": the answer of " + response.uri().getScheme() + "://"
                            + response.uri().getRawAuthority() + response.uri().getRawPath()
                            + " is no JSON; is HF_ENDPOINT the address of a Hub?",
                    e);
        }
    }
}
