import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import * as z from 'zod/mini';
import { DIST } from '../../console/build/config.ts';

const manifestSchema = z.record(
  z.string(),
  z.object({
    file: z.string(),
    imports: z._default(z.array(z.string()), []),
    css: z._default(z.array(z.string()), []),
  }),
);
type Manifest = z.infer<typeof manifestSchema>;

export interface LoadedFile {
  readonly file: string;
  readonly bytes: number;
  readonly gzipBytes: number;
  /** Whether it is loaded before the list of deals can be used, in Chinese. */
  readonly isFirst: boolean;
}

/** What opens with `/`: the shell, the list it leads to and Ant Design's words. */
const FIRST = [
  'index.html',
  'pages/deals/DealsPage.tsx',
  '../node_modules/antd/es/locale/zh_CN.js',
  '../node_modules/dayjs/dayjs.min.js',
  '../node_modules/dayjs/locale/zh-cn.js',
];

/** Every script and style sheet of the built console, largest first. */
export function loadedFiles(): LoadedFile[] {
  const manifest = manifestSchema.parse(JSON.parse(readFileSync(join(DIST, 'manifest.json'), 'utf8')));
  const first = new Set(FIRST.flatMap((name) => filesOf(manifest, name)));
  const all = new Set(Object.values(manifest).flatMap(({ file, css }) => [file, ...css]));
  return [...all]
    .map((file) => {
      const content = readFileSync(join(DIST, file));
      const gzipBytes = gzipSync(content, { level: 9 }).length;
      return { file, bytes: content.length, gzipBytes, isFirst: first.has(file) };
    })
    .sort((one, other) => other.gzipBytes - one.gzipBytes);
}

/** A chunk's files and those of whatever it imports at once. @throws Error for a chunk that is not there */
function filesOf(manifest: Manifest, name: string, seen = new Set<string>()): string[] {
  const chunk = manifest[name];
  if (chunk === undefined) throw new Error(`the console has no chunk ${name}`);
  if (seen.has(name)) return [];
  seen.add(name);
  return [chunk.file, ...chunk.css, ...chunk.imports.flatMap((each) => filesOf(manifest, each, seen))];
}
