/**
 * Tells programs elsewhere what happens in a project. Whoever changes something calls {@link dev.tagloop.server.webhooks.WebhookEvents} in
 * the same transaction; what is to be sent stands in the store from then on, and {@link dev.tagloop.server.webhooks.Dispatcher} sends it.
 */
package dev.tagloop.server.webhooks;
