/**
 * The data manager's filters and orderings: from what a request names to SQL. A request names columns of a fixed list or keys of the task
 * data, never fields of tables, and its values are bound: what it cannot name it cannot ask about.
 */
package dev.tagloop.server.filters;
