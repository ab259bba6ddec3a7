/** The few pages and service answers that need no feature behind them. */
package dev.tagloop.server.pages;
