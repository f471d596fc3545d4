import { build, type Plugin } from 'esbuild';

/** Modules of a package that no function ever runs, by their path below `node_modules`. */
export interface LeftOut {
  readonly files: RegExp;
  /** What others import of it by name, where that is less than it exports. */
  readonly imported?: readonly string[];
  /** Why nothing can come to need them. */
  readonly because: string;
  /** Said to who needs them after all, where that is a matter of configuration. */
  readonly says?: string;
}

const STAND_INS = 'left-out';

/**
 * What stands in for what is left out: a client may import and even construct it while it gathers its parts, but
 * whoever uses it is told what is missing. An error and not `undefined`: nothing may fail quietly.
 */
const STAND_IN = `
const missing = (name, says = 'infra/bundle/parts.ts says why') => { throw new Error(name + ' is not in this bundle: ' + says); };
const unused = (name, says) => new Proxy({}, { get: (_, key) => (typeof key === 'symbol' ? undefined : missing(name + '.' + key, says)) });
export const leftOut = (name, says) => new Proxy(class {}, { construct: () => unused(name, says), apply: () => missing(name, says) });
`;

/**
 * Puts a stand-in with the same exports in the place of every module that is left out.
 * @param isWhole all functions are bundled: then a part that nothing matched is an error, for its package has changed
 */
export function leaveOut(parts: readonly LeftOut[], isWhole: boolean): Plugin {
  return {
    name: STAND_INS,
    setup({ onEnd, onLoad, onResolve }) {
      const matched = new Set<LeftOut>();
      onResolve({ filter: /^left-out$/ }, () => ({
        path: STAND_INS,
        namespace: STAND_INS,
        sideEffects: false,
      }));
      onLoad({ filter: /.*/, namespace: STAND_INS }, () => ({ contents: STAND_IN }));
      onLoad({ filter: /node_modules.*\.js$/ }, async ({ path }) => {
        const part = parts.find(({ files }) => files.test(belowPackages(path)));
        if (part === undefined) return null;
        matched.add(part);
        return { contents: standInFor(part.imported ?? (await exportsOf(path)), part.says), loader: 'js' };
      });
      if (isWhole) onEnd(() => ({ errors: unmatched(parts, matched) }));
    },
  };
}

/** A file's path below the last `node_modules` in it. */
export const belowPackages = (path: string): string =>
  path.split('\\').join('/').split('/node_modules/').at(-1) ?? path;

function standInFor(names: readonly string[], says?: string): string {
  const lines = names.map((name) => {
    const value = `/* @__PURE__ */ leftOut(${[name, says].map((text) => JSON.stringify(text)).join(', ')});`;
    return name === 'default' ? `export default ${value}` : `export const ${name} = ${value}`;
  });
  return [`import { leftOut } from '${STAND_INS}';`, ...lines].join('\n');
}

async function exportsOf(path: string): Promise<readonly string[]> {
  const { metafile } = await build({
    entryPoints: [path],
    bundle: true,
    format: 'esm',
    platform: 'node',
    packages: 'external',
    outdir: 'nowhere',
    metafile: true,
    write: false,
  });
  return Object.values(metafile.outputs).flatMap((output) => output.exports);
}

/** One error for each part whose file no bundle came across. */
export const unmatched = <T extends { readonly files: RegExp }>(
  parts: readonly T[],
  matched: ReadonlySet<T>,
) =>
  parts
    .filter((part) => !matched.has(part))
    .map(({ files }) => ({
      text: `no package has ${files} any more: infra/bundle/parts.ts has to be looked at`,
    }));
