package dev.tagloop.core.labelconfig;

/** Which characters XML 1.0 (fifth edition) allows where. */
final class XmlChars {

    private XmlChars() {}

    static boolean isBlank(char unit) {
        return unit == ' ' || unit == '\t' || unit == '\n' || unit == '\r';
    }

    static boolean isNameStart(char unit) {
        return unit >= 'a' && unit <= 'z'
                || unit >= 'A' && unit <= 'Z'
                || unit == '_'
                || unit == ':'
                || unit >= 0xC0 && unit != 0xD7 && unit != 0xF7 && Character.isLetter(unit);
    }

    static boolean isNamePart(char unit) {
        return isNameStart(unit)
                || unit >= '0' && unit <= '9'
                || unit == '-'
                || unit == '.'
                || unit == 0xB7
                || unit >= 0xC0 && (Character.isDigit(unit) || Character.getType(unit) == Character.NON_SPACING_MARK);
    }

    static boolean isAllowed(int codePoint) {
        return codePoint >= 0x20 && codePoint < 0xD800
                || codePoint == '\t'
                || codePoint == '\n'
                || codePoint == '\r'
                || codePoint >= 0xE000 && codePoint < 0xFFFE
                || codePoint >= 0x10000 && codePoint <= 0x10FFFF;
    }
}
