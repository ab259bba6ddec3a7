package dev.tagloop.server.storage;

/**
 * How a database product looks into stored JSON and compares texts. Every method gives an SQL expression; those that take a member take
 * the name of a bound parameter whose value {@link #member} made, so that no text of a user ever becomes part of a statement.
 *
 * <p>Both products see the same: numbers compare as numbers, texts in the order of their bytes, and a text counts as a number when it is a
 * decimal one, with blanks around it or without.
 */
public interface JsonSql {
    /** The value to bind for a member of the JSON object with this key. */
    String member(String key);

    /**
     * The member as text: a text as it is, a boolean as {@code true} or {@code false}, anything else as its JSON; {@code NULL} for null and
     * for what is not there.
     */
    String text(String json, String member);

    /** The member as a number, also where it is a number written as text; {@code NULL} for anything else. */
    String number(String json, String member);

    /** The condition that the member is a number, not a text that looks like one. */
    String isNumber(String json, String member);

    /** A text that compares and sorts by its bytes: capital letters before small ones. */
    String bytewise(String text);

    /** The operator that compares a text with a pattern and takes capital and small letters of ASCII for the same. */
    String like();

    /** The body of a query whose column {@code v.text} has the texts and numbers that stand anywhere in the JSON, without its keys. */
    String texts(String json);

    /** A query in brackets that gives the whole numbers of the JSON array which is bound under this name. */
    String numbers(String parameter);
}
