package dev.tagloop.datasets.format;

import dev.hardwood.row.PqList;
import dev.hardwood.row.PqMap;
import dev.hardwood.row.PqStruct;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Copies hardwood's views of nested values into plain lists and maps. */
final class ParquetValues {

    private ParquetValues() {}

    static Object plain(Object value) {
        return switch (value) {
            case PqList list -> {
                List<Object> plain = new ArrayList<>(list.size());
                for (int i = 0; i < list.size(); i++) {
                    plain.add(list.isNull(i) ? null : plain(list.get(i)));
                }
                yield plain;
            }
            case PqStruct struct -> {
                Map<String, Object> plain = new LinkedHashMap<>();
                for (int i = 0; i < struct.getFieldCount(); i++) {
                    plain.put(struct.getFieldName(i), struct.isNull(i) ? null : plain(struct.getValue(i)));
                }
                yield plain;
            }
            case PqMap map -> {
                List<Object> entries = new ArrayList<>(map.size());
                for (PqMap.Entry entry : map.getEntries()) {
                    Map<String, Object> pair = new LinkedHashMap<>();
                    pair.put("key", plain(entry.getKey()));
                    pair.put("value", entry.isValueNull() ? null : plain(entry.getValue()));
                    entries.add(pair);
                }
                yield entries;
            }
            case null -> null;
            default -> value;
        };
    }
}
