// ELK layered on graphs, one JSON a line: { id, children, edges } -> { nodes, seconds }.
// usage: KITHKIN_BENCH_ELK=folder-with-node_modules node elk.mjs < graphs > places
import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';
import { join, resolve } from 'node:path';

const here = createRequire(join(resolve(process.env.KITHKIN_BENCH_ELK ?? '.'), 'x.js'));
const ELK = here('elkjs/lib/elk.bundled.js');
const elk = new ELK();
for await (const line of createInterface({ input: process.stdin })) {
  const graph = JSON.parse(line);
  const before = process.cpuUsage();
  let nodes = [];
  try {
    const laid = await elk.layout(graph);
    nodes = laid.children.map(({ id, x, y, width, height }) => [id, x + width / 2, y + height / 2]);
  } catch (why) {
    process.stderr.write(`${why}\n`);
  }
  const used = process.cpuUsage(before);
  process.stdout.write(`${JSON.stringify({ nodes, seconds: (used.user + used.system) / 1e6 })}\n`);
}
