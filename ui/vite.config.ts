import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

/** Where `npm run dev` finds a server; the built interface is always served by the server itself. */
const SERVER = 'http://127.0.0.1:8090';

export default defineConfig({
  plugins: [react()],
  build: {
    outDir: 'target/web',
    emptyOutDir: true,
    // Nothing is inlined as data: or style text, so that the content security policy can stay strict.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: 'es2022',
    reportCompressedSize: false,
    rolldownOptions: {
      output: {
        entryFileNames: 'assets/[name]-[hash].js',
        chunkFileNames: 'assets/[name]-[hash].js',
        assetFileNames: 'assets/[name]-[hash][extname]',
      },
    },
  },
  server: { port: 5173, host: '127.0.0.1', proxy: { '/api': SERVER, '/user/login': SERVER, '/logout': SERVER } },
  test: {
    include: ['src/**/*.test.ts', 'src/**/*.test.tsx'],
    // Most of the time goes into loading modules: the files share them, and each leaves the world as it found it.
    pool: 'threads',
    isolate: false,
  },
});
