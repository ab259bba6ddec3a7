package dev.tagloop.server.predictions;

import java.math.BigInteger;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Ids in JSON, as numbers or as texts. */
final class TaskIds {
    private TaskIds() {}

    static Optional<Long> of(JsonNode node) {
        if (node.isIntegralNumber() && node.canConvertToLong()) {
            return Optional.of(node.longValue());
        }
        if (node.isString() && node.stringValue().matches("[0-9]{1,30}")) {
            return Optional.of(new BigInteger(node.stringValue()))
                    .filter(number -> number.bitLength() < Long.SIZE)
                    .map(BigInteger::longValue);
        }
        return Optional.empty();
    }
}
