package dev.tagloop.server.imports;

import tools.jackson.databind.JsonNode;

/** Gathers what is wrong with the items of an import. */
interface ItemErrors {
    /** @param number the item's place in the import, from 0 */
    void bad(long number, ItemReader.Unusable why, JsonNode item);

    boolean any();

    /** @throws dev.tagloop.server.http.ApiException 400 when there was anything */
    void require();
}
