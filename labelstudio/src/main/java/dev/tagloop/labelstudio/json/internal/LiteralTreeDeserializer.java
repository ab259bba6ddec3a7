package dev.tagloop.labelstudio.json.internal;

import java.math.BigInteger;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.DecimalNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * Builds trees whose numbers print as they were written. Recursion is bounded by the parser's own limit of nesting.
 *
 * @param <T> the kind of tree wanted
 */
public final class LiteralTreeDeserializer<T extends JsonNode> extends StdDeserializer<T> {
    /** Beyond this, turning the number into an integer would take memory without bound. */
    private static final int MOST_EXPONENT = 9999;

    private final Class<T> kind;

    /** A reader of {@code kind}. */
    public LiteralTreeDeserializer(Class<T> kind) {
        super(kind);
        this.kind = kind;
    }

    @Override
    public T deserialize(JsonParser parser, DeserializationContext context) throws JacksonException {
        JsonNode tree = value(parser, parser.currentToken(), context);
        if (!kind.isInstance(tree)) {
            return kind.cast(context.reportInputMismatch(
                    this, "a %s was expected, not %s", kind.getSimpleName(), tree.getNodeType()));
        }
        return kind.cast(tree);
    }

    @Override
    public T getNullValue(DeserializationContext context) {
        return kind == JsonNode.class ? kind.cast(NullNode.getInstance()) : null;
    }

    private static JsonNode value(JsonParser parser, JsonToken token, DeserializationContext context) {
        return switch (token) {
            case START_OBJECT -> object(parser, parser.nextToken(), context);
            case PROPERTY_NAME, END_OBJECT -> object(parser, token, context);
            case START_ARRAY -> array(parser, context);
            case VALUE_STRING -> StringNode.valueOf(parser.getString());
            case VALUE_NUMBER_INT -> integer(parser);
            case VALUE_NUMBER_FLOAT -> decimal(parser.getString(), context);
            case VALUE_TRUE -> BooleanNode.TRUE;
            case VALUE_FALSE -> BooleanNode.FALSE;
            default -> NullNode.getInstance();
        };
    }

    private static ObjectNode object(JsonParser parser, JsonToken first, DeserializationContext context) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        for (JsonToken token = first; token == JsonToken.PROPERTY_NAME; token = parser.nextToken()) {
            String key = parser.currentName();
            object.set(key, value(parser, parser.nextToken(), context));
        }
        return object;
    }

    private static ArrayNode array(JsonParser parser, DeserializationContext context) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            array.add(value(parser, token, context));
        }
        return array;
    }

    private static JsonNode integer(JsonParser parser) {
        String literal = parser.getString();
        if (literal.equals("-0")) {
            return new DecimalNode(new WrittenNumber(literal));
        }
        return switch (parser.getNumberType()) {
            case INT -> JsonNodeFactory.instance.numberNode(parser.getIntValue());
            case LONG -> JsonNodeFactory.instance.numberNode(parser.getLongValue());
            default -> JsonNodeFactory.instance.numberNode(new BigInteger(literal));
        };
    }

    private static JsonNode decimal(String literal, DeserializationContext context) {
        double value = Double.parseDouble(literal);
        if (Double.toString(value).equals(literal)) {
            return JsonNodeFactory.instance.numberNode(value);
        }
        if (exponent(literal) > MOST_EXPONENT) {
            return context.reportInputMismatch(JsonNode.class, "a number has an exponent beyond %d", MOST_EXPONENT);
        }
        return new DecimalNode(new WrittenNumber(literal));
    }

    private static long exponent(String literal) {
        int mark = Math.max(literal.indexOf('e'), literal.indexOf('E'));
        if (mark < 0) {
            return 0;
        }
        String digits = literal.substring(mark + 1).replaceFirst("^[+-]?0*", "");
        return digits.length() > 9 ? Long.MAX_VALUE : digits.isEmpty() ? 0 : Long.parseLong(digits);
    }
}
