// The built pages in front of a real server that does not carry them: node devserver/proxy.mjs http://127.0.0.1:8080 [port]
import { readFile } from 'node:fs/promises';
import { createServer, request as forward } from 'node:http';
import { POLICY } from './http.mjs';

const target = new URL(process.argv[2] ?? 'http://127.0.0.1:8080');
const folder = new URL('../target/web/', import.meta.url);
const TYPES = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript',
  css: 'text/css',
  svg: 'image/svg+xml',
  woff2: 'font/woff2',
};
const ofServer = /^\/(api|user|logout|health|version|static|data)(\/|$)/;

const server = createServer(async (incoming, outgoing) => {
  const { pathname } = new URL(incoming.url, target);
  if (ofServer.test(pathname)) {
    const onward = forward(
      {
        host: target.hostname,
        port: target.port,
        method: incoming.method,
        path: incoming.url,
        headers: incoming.headers,
      },
      (answer) => {
        outgoing.writeHead(answer.statusCode, answer.headers);
        answer.pipe(outgoing);
      },
    );
    onward.on('error', () => outgoing.writeHead(502).end());
    incoming.pipe(onward);
    return;
  }
  const name = /\.\w+$/.test(pathname) ? pathname : '/index.html';
  const bytes = await readFile(new URL(`.${name}`, folder)).catch(() => null);
  if (!bytes) return outgoing.writeHead(404).end();
  outgoing
    .writeHead(200, {
      'Content-Type': TYPES[name.split('.').at(-1)] ?? 'application/octet-stream',
      'Content-Security-Policy': POLICY,
    })
    .end(bytes);
});
server.listen(Number(process.argv[3] ?? 8091), '127.0.0.1', () =>
  console.log(`http://127.0.0.1:${server.address().port}`),
);
