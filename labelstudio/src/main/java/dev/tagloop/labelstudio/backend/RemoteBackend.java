package dev.tagloop.labelstudio.backend;

import dev.tagloop.labelstudio.backend.BackendException.Fault;
import dev.tagloop.labelstudio.json.JsonObject;
import dev.tagloop.net.OutboundGate;
import dev.tagloop.net.OutboundLimits;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/**
 * A backend behind an address, in the protocol that Label Studio speaks with its own. Answers are read within bounds of time, size and number
 * of values; what is not in the protocol is a {@link BackendException} that names the address, and never quotes the answer. Bears several
 * threads.
 */
public final class RemoteBackend implements ConnectedBackend {
    /** The original waits for a second; a backend that just loads a model on a busy machine may take a little longer. */
    private static final Duration HEALTH = Duration.ofSeconds(5);

    private static final Duration SETUP = Duration.ofSeconds(15);
    private static final Duration VERSIONS = Duration.ofSeconds(5);
    private static final Duration TRAIN = Duration.ofSeconds(30);
    private static final long SHORT_ANSWER = 1 << 20;
    private static final long PREDICTIONS = 32L << 20;

    private final BackendAddress address;
    private final BackendCalls calls;

    RemoteBackend(OutboundGate gate, BackendAddress address) {
        this.address = address;
        this.calls = new BackendCalls(gate, address);
    }

    @Override
    public String modelClass() {
        return calls.get("health", limits(HEALTH, SHORT_ANSWER))
                .text("model_class")
                .orElse("");
    }

    @Override
    public Optional<String> setup(BackendProject project) {
        JsonObject answer = calls.post("setup", BackendWire.setup(project), limits(SETUP, SHORT_ANSWER));
        Optional<JsonNode> version = answer.get("model_version");
        if (version.isPresent() && !version.get().isValueNode()) {
            throw calls.strange("setup", "its model_version is no text");
        }
        return version.map(JsonNode::asString);
    }

    @Override
    public List<BackendPrediction> predict(PredictionRequest request) {
        JsonObject answer =
                calls.post("predict", BackendWire.predict(request), limits(address.patience(), PREDICTIONS));
        JsonNode results = answer.get("results")
                .filter(ArrayNode.class::isInstance)
                .orElseThrow(() -> calls.strange("predict", "it has no list under \"results\""));
        for (JsonNode result : results) {
            if (!result.isObject()) {
                throw calls.strange("predict", "an item of \"results\" is no object");
            }
        }
        return results.valueStream()
                .map(result -> new BackendPrediction(JsonObject.owning(result)))
                .toList();
    }

    @Override
    public JsonObject train(BackendEvent event) {
        return calls.post("webhook", event.payload(), limits(TRAIN, SHORT_ANSWER));
    }

    @Override
    public Optional<List<String>> versions() {
        JsonObject answer;
        try {
            answer = calls.get("versions", limits(VERSIONS, SHORT_ANSWER));
        } catch (BackendException e) {
            if (e.status() == 404) {
                return Optional.empty();
            }
            throw e;
        }
        JsonNode versions = answer.get("versions")
                .filter(ArrayNode.class::isInstance)
                .orElseThrow(() -> calls.strange("versions", "it has no list under \"versions\""));
        return Optional.of(versions.valueStream()
                .filter(JsonNode::isValueNode)
                .map(JsonNode::asString)
                .toList());
    }

    @Override
    public Set<Capability> capabilities() {
        Set<Capability> able = EnumSet.noneOf(Capability.class);
        try {
            calls.get(BackendWire.CAPABILITIES, limits(VERSIONS, SHORT_ANSWER)).texts("capabilities").stream()
                    .flatMap(word -> Capability.of(word).stream())
                    .forEach(able::add);
        } catch (BackendException e) {
            if (e.fault() != Fault.STATUS && e.fault() != Fault.ANSWER) {
                throw e;
            }
        }
        return able;
    }

    private static OutboundLimits limits(Duration time, long bytes) {
        return OutboundLimits.defaults()
                .withIdle(time)
                .withTotal(time)
                .withBodyBytes(bytes)
                .withRedirects(0);
    }
}
