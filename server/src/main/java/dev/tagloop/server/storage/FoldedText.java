package dev.tagloop.server.storage;

import java.sql.SQLException;
import java.util.Locale;
import org.sqlite.Function;

/**
 * The SQL function {@code folded(text)}: a text without the difference of large and small letters, in every script, so that searches find
 * the same on every database. SQLite's own functions know the letters of ASCII only.
 */
final class FoldedText extends Function {
    static final String NAME = "folded";

    @Override
    protected void xFunc() throws SQLException {
        String text = value_text(0);
        if (text == null) {
            result();
        } else {
            result(text.toUpperCase(Locale.ROOT));
        }
    }
}
