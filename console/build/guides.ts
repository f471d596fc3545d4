import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';
import { guidePage } from './guidePage.ts';

const GUIDES = fileURLToPath(new URL('../../docs/guides', import.meta.url));

/** `/docs/guides/<role>.<language>.html` and the pictures beside them, as plain files that need no script. */
export function guides(): Plugin {
  return {
    name: 'guides',
    generateBundle() {
      for (const [fileName, source] of guideFiles()) this.emitFile({ type: 'asset', fileName, source });
    },
  };
}

/** What is published of docs/guides, by its path. */
export function guideFiles(): Map<string, string | Uint8Array> {
  const published = readdirSync(GUIDES).flatMap((name): [string, string | Uint8Array][] => {
    const file = join(GUIDES, name);
    if (extname(name) === '.webp') return [[name, readFileSync(file)]];
    return extname(name) === '.md' ? [[name.replace(/md$/, 'html'), pageOf(name, file)]] : [];
  });
  return new Map(published.map(([name, source]) => [`docs/guides/${name}`, source]));
}

/** @throws Error for a guide that is not called `<role>.<language>.md` */
function pageOf(name: string, file: string): string {
  const [, role, locale] = /^([a-z]+)\.(zh-CN|en)\.md$/.exec(name) ?? [];
  if (role === undefined || (locale !== 'zh-CN' && locale !== 'en'))
    throw new Error(`${name} is no guide: its name is <role>.<language>.md`);
  return guidePage({ role, locale, markdown: readFileSync(file, 'utf8') });
}
