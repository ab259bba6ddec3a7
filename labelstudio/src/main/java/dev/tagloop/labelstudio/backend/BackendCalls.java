package dev.tagloop.labelstudio.backend;

import dev.tagloop.labelstudio.backend.BackendException.Fault;
import dev.tagloop.labelstudio.json.Json;
import dev.tagloop.labelstudio.json.JsonException;
import dev.tagloop.labelstudio.json.JsonObject;
import dev.tagloop.net.OutboundBody;
import dev.tagloop.net.OutboundException;
import dev.tagloop.net.OutboundGate;
import dev.tagloop.net.OutboundLimitException;
import dev.tagloop.net.OutboundLimits;
import dev.tagloop.net.OutboundRefusedException;
import dev.tagloop.net.OutboundRequest;
import dev.tagloop.net.OutboundResponse;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;

/** Calls of one backend: JSON there and back, each failure in a sentence. */
final class BackendCalls {
    private final OutboundGate gate;
    private final BackendAddress address;

    BackendCalls(OutboundGate gate, BackendAddress address) {
        this.gate = gate;
        this.address = address;
    }

    JsonObject get(String route, OutboundLimits limits) {
        return send(route, OutboundRequest.get(address.route(route)), limits);
    }

    JsonObject post(String route, JsonObject body, OutboundLimits limits) {
        OutboundBody json = OutboundBody.json(Json.writeAscii(body.toNode()));
        return send(route, OutboundRequest.post(address.route(route), json), limits);
    }

    /** For an answer that came but is not in the protocol. */
    BackendException strange(String route, String why) {
        return new BackendException(
                Fault.ANSWER, "The answer of " + address.route(route) + " is not an ML backend's: " + why + ".");
    }

    private JsonObject send(String route, OutboundRequest plain, OutboundLimits limits) {
        OutboundRequest request = authorized(plain.withLimits(limits).withHeader("Accept", "application/json"));
        try (OutboundResponse response = sent(request)) {
            if (response.status() >= 300) {
                throw ofStatus(route, response.status());
            }
            return BoundedJson.object(response.bytes());
        } catch (JsonException e) {
            throw strange(route, e.getMessage());
        } catch (OutboundException e) {
            throw failed(e);
        } catch (IOException e) {
            throw new BackendException(Fault.CONNECTION, sentence(e.getMessage()), e);
        }
    }

    /**
     * A connection that was kept open is found dead by the first request after the backend was started anew: asked once more, it answers.
     * Everything here may be asked twice.
     */
    private OutboundResponse sent(OutboundRequest request) throws OutboundException {
        try {
            return gate.send(request);
        } catch (OutboundRefusedException | OutboundLimitException e) {
            throw e;
        } catch (OutboundException e) {
            if (e.getCause() instanceof ConnectException
                    || e.getCause() instanceof UnknownHostException
                    || e.getCause() instanceof SocketTimeoutException) {
                throw e;
            }
            return gate.send(request);
        }
    }

    private OutboundRequest authorized(OutboundRequest request) {
        return address.credentials()
                .map(given -> request.withHeader("Authorization", "Basic " + given.encoded()))
                .orElse(request);
    }

    private BackendException ofStatus(String route, int status) {
        String where = address.route(route).toString();
        return BackendException.ofStatus(
                status,
                switch (status) {
                    case 401, 403 ->
                        where + " answered " + status + ": it wants "
                                + (address.credentials().isPresent() ? "another" : "a")
                                + " user name and password.";
                    case 503 -> where + " answered 503: it is busy or still gets ready. Try again in a moment.";
                    default -> where + " answered with status " + status + ".";
                });
    }

    private static BackendException failed(OutboundException e) {
        Fault fault;
        if (e instanceof OutboundRefusedException || e.getCause() instanceof UnknownHostException) {
            fault = Fault.ADDRESS;
        } else if (e instanceof OutboundLimitException limit) {
            fault = limit.limit() == OutboundLimitException.Limit.TIME ? Fault.TIME : Fault.ANSWER;
        } else if (e.getCause() instanceof SocketTimeoutException) {
            fault = Fault.TIME;
        } else {
            fault = Fault.CONNECTION;
        }
        return new BackendException(fault, sentence(e.getMessage()), e);
    }

    private static String sentence(String message) {
        return message == null || message.endsWith(".") || message.endsWith("?") ? message : message + ".";
    }
}
