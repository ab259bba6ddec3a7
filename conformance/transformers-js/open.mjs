// Opens a model folder with transformers.js on ONNX Runtime for WebAssembly and answers requests:
//   node open.mjs FOLDER PIPELINE DTYPE < requests.json
// Requests are [{"inputs": […], "options": {…}}]; what the pipeline says to each goes to standard output as one JSON array.
import { basename, dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as onnx from 'onnxruntime-web';

const [folder, task, dtype] = process.argv.slice(2);
const requests = JSON.parse(await new Response(process.stdin).text());

// The library takes the runtime that it finds here instead of the native one, which is not installed.
globalThis[Symbol.for('onnxruntime')] = onnx;
onnx.env.wasm.numThreads = 1;
onnx.env.wasm.wasmPaths = dirname(fileURLToPath(import.meta.resolve('onnxruntime-web'))) + '/';
const { env, pipeline } = await import('@huggingface/transformers');
env.allowRemoteModels = false;
env.localModelPath = dirname(folder);

const ask = await pipeline(task, basename(folder), {
  dtype,
  device: 'auto',
  session_options: { executionProviders: ['wasm'] },
});
const answers = [];
for (const { inputs, options } of requests) {
  answers.push(await ask(...inputs, options ?? {}));
}
await ask.dispose();
process.stdout.write(JSON.stringify(answers));
