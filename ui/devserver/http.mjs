// A few lines of router: enough for tests, not meant for anything else.
import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';

/** The policy that the real server sends; a page that breaks it fails its test. */
export const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; " +
  "frame-ancestors 'none'; base-uri 'none'; form-action 'self'; require-trusted-types-for 'script'; trusted-types 'none'";

const TYPES = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript',
  css: 'text/css',
  svg: 'image/svg+xml',
  woff2: 'font/woff2',
};

export class Refusal extends Error {
  constructor(status, body) {
    super(`HTTP ${status}`);
    this.status = status;
    this.reply = {};
    this.body = body;
  }
}

export const notFound = (detail = 'Not found.') => new Refusal(404, errorBody(404, detail));
export const invalid = (errors) =>
  new Refusal(400, { ...errorBody(400, 'Validation error'), validation_errors: errors });
export const errorBody = (status, detail) => ({
  id: crypto.randomUUID(),
  status_code: status,
  version: '1.23.0',
  detail,
  exc_info: null,
});

export class Router {
  routes = [];

  on(method, pattern, handler) {
    const names = [];
    const source = pattern.replace(/\{(\w+)\}/g, (_, name) => {
      names.push(name);
      return '([^/]+)';
    });
    this.routes.push({ method, pattern: new RegExp(`^${source}/?$`), names, handler });
  }

  find(method, path) {
    for (const route of this.routes) {
      const match = route.method === method && route.pattern.exec(path);
      if (match)
        return {
          handler: route.handler,
          parameters: Object.fromEntries(route.names.map((name, index) => [name, match[index + 1]])),
        };
    }
    return null;
  }
}

export function serve(router, webFolder, port) {
  const server = createServer(async (request, response) => {
    const url = new URL(request.url, 'http://local');
    const chunks = [];
    for await (const chunk of request) chunks.push(chunk);
    const raw = Buffer.concat(chunks).toString('utf8');
    const found = router.find(request.method, url.pathname);
    try {
      if (!found)
        return url.pathname.startsWith('/api/')
          ? json(response, 404, errorBody(404, 'Not found.'))
          : await page(response, webFolder, url.pathname);
      const call = {
        ...found.parameters,
        query: queryOf(url.searchParams),
        body: parse(request, raw),
        cookies: cookies(request),
        headers: request.headers,
        reply: {},
      };
      const answer = await found.handler(call);
      for (const [name, value] of Object.entries(call.reply)) response.setHeader(name, value);
      // A stream of events: the handler writes as long as it likes.
      if (typeof answer === 'function') return answer(events(response));
      if (Buffer.isBuffer(answer)) return response.writeHead(200).end(answer);
      if (call.status === 302 || answer === null) return response.writeHead(call.status ?? 204).end();
      json(response, call.status ?? 200, answer);
    } catch (error) {
      if (error instanceof Refusal) {
        for (const [name, value] of Object.entries(error.reply)) response.setHeader(name, value);
        json(response, error.status, error.body);
      } else {
        console.error(error);
        json(response, 500, errorBody(500, String(error)));
      }
    }
  });
  return new Promise((resolve) => server.listen(port, '127.0.0.1', () => resolve(server)));
}

/** Server-sent events on a response. */
function events(response) {
  response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' }).write(': hello\n\n');
  return {
    send: (name, data) => response.write(`event: ${name}\ndata: ${JSON.stringify(data)}\n\n`),
    end: () => response.end(),
    onClose: (listener) => response.on('close', listener),
  };
}

function json(response, status, body) {
  response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
}

function parse(request, raw) {
  const type = request.headers['content-type'] ?? '';
  if (type.startsWith('application/json')) return raw === '' ? {} : JSON.parse(raw);
  if (type.startsWith('application/x-www-form-urlencoded')) return Object.fromEntries(new URLSearchParams(raw));
  return raw;
}

/** What is there more than once is a list. */
const queryOf = (parameters) =>
  Object.fromEntries(
    [...parameters.keys()].map((name) => [
      name,
      parameters.getAll(name).length > 1 ? parameters.getAll(name) : parameters.get(name),
    ]),
  );

const cookies = (request) =>
  Object.fromEntries(
    (request.headers.cookie ?? '')
      .split('; ')
      .filter(Boolean)
      .map((pair) => pair.split('=')),
  );

async function page(response, folder, path) {
  const name = /\.\w+$/.test(path) ? path : '/index.html';
  const bytes = await readFile(new URL(`.${name}`, folder)).catch(() => null);
  if (!bytes) return json(response, 404, errorBody(404, 'Not found.'));
  response
    .writeHead(200, {
      'Content-Type': TYPES[name.split('.').at(-1)] ?? 'application/octet-stream',
      'Content-Security-Policy': POLICY,
      'Cache-Control': 'no-cache',
      'Set-Cookie': 'csrftoken=test; Path=/; SameSite=Lax',
    })
    .end(bytes);
}
