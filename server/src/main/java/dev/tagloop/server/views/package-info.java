/** Tabs of the data manager: filters, an order and what a screen keeps with them, stored for a project. */
package dev.tagloop.server.views;
